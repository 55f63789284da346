export type { PageSpan } from './hypertext.kind';
export { HyperText, HyperTextLabels } from './hypertext.tag';
