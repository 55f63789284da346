export type { TextRange } from './granularity';
export { groupsOf, type Line, partsOf } from './lines';
export { type LoadedText, loadText } from './loadText';
export { plainDocument } from './plainDocument';
export type { BodyParts, Leaf, Piece, ReadingDocument, SpanPlaces } from './ReadingDocument';
export { TextSurface, type TextSurfaceProps } from './TextSurface';
export { tooLongFinding } from './textLimit';
