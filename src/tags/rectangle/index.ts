export type { RectangleValue } from './rectangle.kind';
export { Rectangle, RectangleLabels } from './rectangle.tag';
