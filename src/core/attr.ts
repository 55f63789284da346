/**
 * Attribute schemas of tags. A schema says how the text of an XML attribute becomes a typed value;
 * `config/` does the converting and reports what does not fit, with line and column.
 */

/** How an attribute's text is read. */
export type AttrType =
  | 'id' // the tag's own name, unique in the config
  | 'ref' // the name of an object tag
  | 'string'
  | 'number'
  | 'boolean'
  | 'enum'
  | 'color' // any CSS colour
  | 'css' // inline CSS declarations
  | 'list' // comma-separated words
  | 'data'; // text with $variables; exactly one variable gives the task's raw value

/** The schema of one attribute. `T` is the type of the value that a tag reads. */
export interface AttrSpec<T> {
  readonly type: AttrType;
  /** Value when the attribute is absent. */
  readonly fallback: T;
  readonly required: boolean;
  /** Allowed words of an `enum`. */
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** Kinds of object tags a `ref` may name; empty = any. */
  readonly objects?: readonly string[];
}

/** Limits of a number. */
export interface NumberLimits {
  readonly min?: number;
  readonly max?: number;
}

/** The attributes of a tag, by their canonical (camelCase) names. */
export type AttrSchema = Readonly<Record<string, AttrSpec<unknown>>>;

function spec<T>(type: AttrType, fallback: T, more: Partial<AttrSpec<T>> = {}): AttrSpec<T> {
  return { type, fallback, required: false, ...more };
}

/**
 * Builders of attribute schemas.
 * @example
 * attrs: { name: attr.id(), toName: attr.ref('Image'), strokeWidth: attr.number(1), canRotate: attr.boolean(true) }
 */
export const attr = {
  /** The tag's own name: required, unique. */
  id: (): AttrSpec<string> => spec('id', '', { required: true }),
  /** The name of the object tag it labels; with one object in the config it may be left out. `objects`: the allowed object tags, none = any. */
  ref: (...objects: readonly string[]): AttrSpec<string> => spec('ref', '', { objects }),
  /** Plain text, `$variables` substituted. */
  string: (fallback = ''): AttrSpec<string> => spec('string', fallback),
  /** Plain text that may be absent. */
  optionalString: (): AttrSpec<string | undefined> => spec<string | undefined>('string', undefined),
  number: (fallback: number, limits: NumberLimits = {}): AttrSpec<number> => spec('number', fallback, limits),
  optionalNumber: (limits: NumberLimits = {}): AttrSpec<number | undefined> => spec<number | undefined>('number', undefined, limits),
  boolean: (fallback: boolean): AttrSpec<boolean> => spec('boolean', fallback),
  optionalBoolean: (): AttrSpec<boolean | undefined> => spec<boolean | undefined>('boolean', undefined),
  /** One of the given words. */
  oneOf: <const W extends readonly string[]>(values: W, fallback: W[number]): AttrSpec<W[number]> =>
    spec<W[number]>('enum', fallback, { values }),
  optionalOneOf: <const W extends readonly string[]>(values: W): AttrSpec<W[number] | undefined> =>
    spec<W[number] | undefined>('enum', undefined, { values }),
  /** A CSS colour. */
  color: (fallback: string): AttrSpec<string> => spec('color', fallback),
  optionalColor: (): AttrSpec<string | undefined> => spec<string | undefined>('color', undefined),
  /** CSS declarations, `a: b; c: d`. */
  css: (): AttrSpec<string | undefined> => spec<string | undefined>('css', undefined),
  /** Comma-separated words. */
  list: (): AttrSpec<readonly string[]> => spec<readonly string[]>('list', []),
  /** Task data: `$key` alone gives the raw value, inside other text it is substituted. */
  data: (): AttrSpec<unknown> => spec<unknown>('data', undefined),
  /** Task data that the tag cannot do without. */
  requiredData: (): AttrSpec<unknown> => spec<unknown>('data', undefined, { required: true }),
} as const;
