// The public entry `label-editor/image-handles`: what the handles of a host's own image tag need. It loads Konva, so it stands apart from
// the main entry; import it from the file that the tag's `Handles` is loaded from.
export {
  type Anchor,
  type AnchorField,
  type HandleDrag,
  type HeldKeys,
  type MakeHandleDrag,
  nearestAnchor,
  resizeCursor,
  useAnchors,
  useHandleDrags,
} from './surfaces/image';
