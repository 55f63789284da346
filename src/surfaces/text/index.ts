export type { TextRange } from './granularity';
export { groupsOf, type Line, partsOf } from './lines';
export { loadText } from './loadText';
export { openText } from './openText';
export { plainDocument } from './plainDocument';
export type { BodyParts, Leaf, Piece, ReadingDocument, SpanPlaces } from './ReadingDocument';
export { TextSurface, type TextSurfaceProps } from './TextSurface';
export { tooLongFinding } from './textLimit';
export { type AddressedText, attributePlace, lateFindings, useAddressedText } from './useAddressedText';
