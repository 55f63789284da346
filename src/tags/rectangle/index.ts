export type { RectangleValue } from './rectangle.kindCore';
export { Rectangle, RectangleLabels } from './rectangle.tag';
