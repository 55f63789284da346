export { polygonCodec } from './polygon.codec';
export { insertVertex, moveVertex, type PolygonValue, polygonKind, removeVertex } from './polygon.kind';
export { paintPolygon } from './polygon.paint';
export { Polygon, PolygonLabels } from './polygon.tag';
export { type PolygonToolState, polygonTool } from './polygon.tool';
