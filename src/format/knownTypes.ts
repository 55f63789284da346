/** What a result of a type is for: it makes a region, puts labels on one, or answers a question. */
export type ResultRole = 'shape' | 'label' | 'answer';

/** A result type of Label Studio. */
export interface KnownType {
  readonly type: string;
  /** Label Studio's tag that makes such results. */
  readonly tag: string;
  readonly role: ResultRole;
}

function known(role: ResultRole, tags: readonly string[]): KnownType[] {
  return tags.map((tag) => ({ type: tag.toLowerCase(), tag, role }));
}

const SHAPES = ['Rectangle', 'Ellipse', 'Polygon', 'KeyPoint', 'Brush', 'Bitmask', 'Vector', 'VideoVector'];

/** Made by object tags: `from_name` equals `to_name`. */
const OWN_OBJECTS: readonly KnownType[] = [
  { type: 'chatmessage', tag: 'Chat', role: 'shape' },
  { type: 'reactcode', tag: 'ReactCode', role: 'shape' },
  { type: 'custominterface', tag: 'CustomInterface', role: 'shape' },
];

/**
 * Every result type of Label Studio, so that a result whose tag this editor lacks is told from one with a misspelt type.
 * Source: Label Studio's tag reference, 2026.
 */
const TYPES: ReadonlyMap<string, KnownType> = new Map(
  [
    ...known(
      'shape',
      SHAPES.flatMap((shape) => [shape, `${shape}Labels`]),
    ),
    ...known('shape', [
      'MagicWand',
      'HyperTextLabels',
      'ParagraphLabels',
      'TimeSeriesLabels',
      'TimelineLabels',
      'VideoRectangle',
      'OcrLabels',
    ]),
    ...known('label', ['Labels']),
    ...known('answer', ['Choices', 'Taxonomy', 'TextArea', 'Number', 'Rating', 'DateTime', 'Pairwise', 'Ranker']),
    ...OWN_OBJECTS,
  ].map((entry) => [entry.type, entry]),
);

/** The Label Studio type of that name, whether this editor has its tag or not. */
export function knownType(type: string): KnownType | undefined {
  return TYPES.get(type);
}

/** All names, for "did you mean". */
export function knownTypeNames(): Iterable<string> {
  return TYPES.keys();
}

/** Former names of result types. */
const RENAMED: ReadonlyMap<string, string> = new Map([['htmllabels', 'hypertextlabels']]);

/** A declared type as it is looked up. */
export function typeKey(declared: string): string {
  const key = declared.toLowerCase();
  return RENAMED.get(key) ?? key;
}

/** Types whose controls may stand in for a missing one: the shape, the shape with labels, labels alone. */
export function relatedTypes(type: string): readonly string[] {
  if (type === 'labels') return [];
  return type.endsWith('labels') ? [type.slice(0, -'labels'.length), 'labels'] : [`${type}labels`];
}
