/** Tags of Label Studio, so that one which this editor lacks is told from a typing error. Source: Label Studio's tag reference. */
const OBJECTS = [
  'Audio',
  'AudioPlus',
  'Chat',
  'HyperText',
  'Image',
  'List',
  'Paragraphs',
  'Pdf',
  'ReactCode',
  'Table',
  'Text',
  'TimeSeries',
  'Video',
];

const OTHERS = [
  ...['Rectangle', 'Ellipse', 'Polygon', 'KeyPoint', 'Brush', 'Bitmask', 'Vector'].flatMap((shape) => [shape, `${shape}Labels`]),
  ...['MagicWand', 'Labels', 'Label', 'HyperTextLabels', 'ParagraphLabels', 'TimeSeriesLabels', 'TimelineLabels'],
  ...['VideoRectangle', 'VideoVector', 'VideoVectorLabels', 'Choices', 'Choice', 'Taxonomy', 'TextArea', 'Number', 'Rating', 'DateTime'],
  ...['Pairwise', 'Ranker', 'Bucket', 'Relations', 'Relation', 'Shortcut', 'OcrLabels', 'Channel', 'MultiChannel', 'Collapse', 'Panel'],
  ...['Dialog', 'Filter', 'Header', 'Markdown', 'PagedView', 'Repeater', 'Style', 'View'],
];

const BY_NAME = new Map([...OBJECTS, ...OTHERS].map((name) => [name.toLowerCase(), name]));
const OBJECT_NAMES = new Set(OBJECTS);

/** Label Studio's spelling of a tag, whether this editor has it or not. */
export function knownTag(name: string): string | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** Whether Label Studio shows data with this tag. */
export function isKnownObject(name: string): boolean {
  return OBJECT_NAMES.has(knownTag(name) ?? '');
}
