export type { EllipseValue } from './ellipse.kindCore';
export { Ellipse, EllipseLabels } from './ellipse.tag';
