export type { VectorValue, Vertex } from './vector.kindCore';
export { Vector, VectorLabels } from './vector.tag';
