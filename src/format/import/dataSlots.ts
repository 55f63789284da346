import { allNodes, isKnownObject, variablesOf } from '../../config';
import type { ConfigNode, ConfigTree, UnknownRecord } from '../../core';

/** Where an object tag reads its value from: the place in a task's data that a file's value goes to. */
export interface DataSlot {
  /** Canonical name of the tag. */
  readonly tag: string;
  /** The attribute as it is written: `$image`, `https://host/$name`. */
  readonly written: string;
  /** First key of the variable. */
  readonly key: string;
  /** How the tag reads its value, in lower case: `url`, `json`, `text`; empty when it does not say. */
  readonly valueType: string;
  /** `base64` or `base64unicode` when the tag undoes that. */
  readonly encoding: string;
  /** Whether the key is the whole way: no `$a.b`, no list. */
  readonly isPlain: boolean;
  /** The data of a task in which the variable is `value`. */
  nest(value: unknown): UnknownRecord;
  /** The data of a task that shows `value`; undefined when what stands around the variable does not stand around the value. */
  fill(value: unknown): UnknownRecord | undefined;
}

/** Lists longer than this are a mistake in the config, and memory for nothing. */
const MOST_INDEX = 100;

function nested(parts: readonly string[], value: unknown): unknown {
  return parts.reduceRight<unknown>((inner, part) => {
    const index = /^\d+$/.test(part) ? Number(part) : undefined;
    if (index === undefined) return Object.fromEntries([[part, inner]]);
    return Array.from({ length: index + 1 }, (_, i) => (i === index ? inner : null));
  }, value);
}

function writtenOf(node: ConfigNode): string {
  return node.written.get('valuelist')?.text ?? node.written.get('value')?.text ?? node.text;
}

function slotOf(node: ConfigNode): DataSlot | undefined {
  const written = writtenOf(node);
  const isList = node.written.has('valuelist');
  const variables = variablesOf(written);
  const variable = variables[0];
  if (!variable || variables.length > 1) return undefined;
  const parts = variable.path.split(/[.[\]]+/).filter(Boolean);
  const [key] = parts;
  if (key === undefined || parts.some((part) => /^\d+$/.test(part) && Number(part) > MOST_INDEX)) return undefined;
  const { before, after } = variable;
  const nest = (value: unknown): UnknownRecord => nested(parts, isList ? [value] : value) as UnknownRecord;
  const attribute = (name: string): string => node.written.get(name)?.text.trim().toLowerCase() ?? '';
  return {
    tag: node.tag,
    written,
    key,
    valueType: attribute('valuetype'),
    encoding: attribute('encoding'),
    isPlain: parts.length === 1 && !isList,
    nest,
    fill(value) {
      if (before === '' && after === '') return nest(value);
      const text = String(value);
      const isBetween = text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
      return isBetween ? nest(text.slice(before.length, text.length - after.length)) : undefined;
    },
  };
}

/** A key that no config named. */
function bareSlot(key: string): DataSlot {
  const nest = (value: unknown): UnknownRecord => Object.fromEntries([[key, value]]);
  return { tag: '', written: `$${key}`, key, valueType: '', encoding: '', isPlain: true, nest, fill: nest };
}

/** What a file's value is for. */
export type Medium = 'image' | 'audio' | 'video' | 'pdf' | 'html' | 'text' | 'time-series';

/** Tags by what they show, in the order in which they are asked. */
const TAGS: Readonly<Record<Medium, readonly string[]>> = {
  image: ['Image'],
  audio: ['Audio', 'AudioPlus'],
  video: ['Video'],
  pdf: ['Pdf'],
  html: ['HyperText', 'Text'],
  text: ['Text', 'HyperText', 'Paragraphs'],
  'time-series': ['TimeSeries'],
};

/** Keys of the data where no config says otherwise. */
const KEYS: Readonly<Record<Medium, string>> = {
  image: 'image',
  audio: 'audio',
  video: 'video',
  pdf: 'pdf',
  html: 'text',
  text: 'text',
  'time-series': 'timeseries',
};

/** The place of a value, and how sure it is. */
export interface FoundSlot {
  /** Undefined: the config has no object that could take it, or several and none of this medium. */
  readonly slot: DataSlot | undefined;
  /** Whether the object shows this medium; `false` when it is the config's only object. */
  readonly fits: boolean;
}

/** What a config says about where values go. */
export interface DataSlots {
  /** Of every object tag whose value is one variable, in the order of the config. */
  readonly all: readonly DataSlot[];
  of(medium: Medium): FoundSlot;
  /** The config's only object, when that is a TimeSeries: a table is then its value. */
  readonly series: DataSlot | undefined;
}

/** Reads from a config where the values of its objects lie; without one, keys are called by the medium. */
export function readDataSlots(config: ConfigTree | undefined): DataSlots {
  const nodes = config?.root ? allNodes(config.root) : [];
  const objects = nodes.filter(({ definition, tag }) => (definition ? definition.role === 'object' : isKnownObject(tag)));
  const all = objects.flatMap((node) => slotOf(node) ?? []);
  const [first] = all;
  // Such as `$folder/$name`: one value cannot be taken apart.
  const isUnclear = objects.some((node) => variablesOf(writtenOf(node)).length > 0);
  return {
    all,
    of(medium) {
      const fitting = TAGS[medium].flatMap((tag) => all.filter((slot) => slot.tag === tag))[0];
      if (fitting) return { slot: fitting, fits: true };
      if (!first && !isUnclear) return { slot: bareSlot(KEYS[medium]), fits: true };
      // The markup of a page is no address and no line: nothing but a tag for text can take it.
      return { slot: all.length === 1 && medium !== 'html' ? first : undefined, fits: false };
    },
    series: all.length === 1 && first?.tag === 'TimeSeries' ? first : undefined,
  };
}
