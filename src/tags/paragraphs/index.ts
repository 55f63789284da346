export type { ParagraphsValue } from './paragraphs.kindCore';
export { ParagraphLabels, Paragraphs } from './paragraphs.tag';
