export type { PolygonValue } from './polygon.kindCore';
export { Polygon, PolygonLabels } from './polygon.tag';
