export { Markdown } from './markdown.tag';
