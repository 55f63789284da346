export { type Anchor, type AnchorField, type HeldKeys, nearestAnchor, useAnchors } from './anchors';
export { ImageController } from './imageController';
export { ImageSurface, type ImageSurfaceProps } from './ImageSurface';
