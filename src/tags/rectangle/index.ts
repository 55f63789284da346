export { rectangleCodec } from './rectangle.codec';
export { type RectangleValue, rectangleKind } from './rectangle.kind';
export { paintRectangle } from './rectangle.paint';
export { Rectangle, RectangleLabels } from './rectangle.tag';
export { type RectangleToolState, rectangleTool } from './rectangle.tool';
