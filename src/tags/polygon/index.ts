export type { PolygonValue } from './polygon.kind';
export { Polygon, PolygonLabels } from './polygon.tag';
