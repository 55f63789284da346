export { Shortcut, TextArea } from './textarea.tag';
