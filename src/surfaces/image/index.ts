export { type Anchor, type AnchorField, type HeldKeys, nearestAnchor, useAnchors } from './anchors';
export { ImageSurface, type ImageSurfaceProps } from './ImageSurface';
