export { type Anchor, type AnchorField, type HeldKeys, nearestAnchor, useAnchors } from './anchors';
export { type HandleDrag, type MakeHandleDrag, resizeCursor, useHandleDrags } from './handleDrags';
export { ImageSurface, type ImageSurfaceProps } from './ImageSurface';
