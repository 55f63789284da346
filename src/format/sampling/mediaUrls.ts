import { allNodes, resolveVariables } from '../../config';
import { type AddressUse, type ConfigNode, type ConfigTree, isAllowedAddress, type UnknownRecord } from '../../core';
import { decodeTask } from '..';

/** What lies at an address. `video` is played in parts; `document` is a text, a table, a page or a PDF. */
export type MediaKind = 'image' | 'audio' | 'video' | 'document';

/** The address of something that a task shows, as the task has it: a host may still have to sign it. */
export interface MediaUrl {
  readonly url: string;
  readonly kind: MediaKind;
  /** How the editor asks for it, as the tag's `crossOrigin` says: what is asked for otherwise comes from the network again. */
  readonly crossOrigin: 'none' | 'anonymous' | 'use-credentials';
}

/** An attribute that holds an address. `asUrl`: it does so when the tag's `valueType` says `url`, or by default. */
interface MediaAttr {
  readonly attr: string;
  readonly kind: MediaKind;
  readonly use: AddressUse;
  readonly asUrl?: 'said' | 'unless-json';
}

const IMAGE = { kind: 'image', use: 'image' } as const;
const AUDIO = { kind: 'audio', use: 'audio' } as const;
const TEXT = { kind: 'document', use: 'text' } as const;

/** Label Studio's tags that load something. Source: Label Studio's tag reference. */
const MEDIA: ReadonlyMap<string, readonly MediaAttr[]> = new Map<string, readonly MediaAttr[]>([
  [
    'Image',
    [
      { attr: 'value', ...IMAGE },
      { attr: 'valuelist', ...IMAGE },
    ],
  ],
  ['Audio', [{ attr: 'value', ...AUDIO }]],
  ['AudioPlus', [{ attr: 'value', ...AUDIO }]],
  ['Video', [{ attr: 'value', kind: 'video', use: 'media' }]],
  ['Pdf', [{ attr: 'value', kind: 'document', use: 'media' }]],
  ['Text', [{ attr: 'value', ...TEXT, asUrl: 'said' }]],
  ['HyperText', [{ attr: 'value', kind: 'document', use: 'html', asUrl: 'said' }]],
  ['Table', [{ attr: 'value', ...TEXT, asUrl: 'said' }]],
  ['TimeSeries', [{ attr: 'value', ...TEXT, asUrl: 'unless-json' }]],
  [
    'Paragraphs',
    [
      { attr: 'value', ...TEXT, asUrl: 'said' },
      { attr: 'audiourl', ...AUDIO },
    ],
  ],
]);

function writtenOf(node: ConfigNode, attr: string): string {
  return node.written.get(attr)?.text.trim() ?? '';
}

function isUrl(node: ConfigNode, asUrl: MediaAttr['asUrl']): boolean {
  const valueType = writtenOf(node, 'valuetype').toLowerCase();
  return asUrl === undefined || valueType === 'url' || (asUrl === 'unless-json' && valueType === '');
}

function crossOriginOf(node: ConfigNode): MediaUrl['crossOrigin'] {
  const written = writtenOf(node, 'crossorigin').toLowerCase();
  return written === 'anonymous' || written === 'use-credentials' ? written : 'none';
}

function urlsOfNode(node: ConfigNode, data: UnknownRecord): MediaUrl[] {
  return (MEDIA.get(node.tag) ?? []).flatMap(({ attr, kind, use, asUrl }) => {
    const text = writtenOf(node, attr);
    if (text === '' || !isUrl(node, asUrl)) return [];
    const { value } = resolveVariables(text, data);
    const urls: readonly unknown[] = Array.isArray(value) ? value : [value];
    return urls.flatMap((url) => (isAllowedAddress(url, use) ? [{ url, kind, crossOrigin: crossOriginOf(node) }] : []));
  });
}

/**
 * Addresses of all that a task shows: images (each page), audio, video, and texts, tables and pages that are given by address. In the order of the
 * config, each once; what may not be loaded (`javascript:`, `file:`) is left out. Takes anything for a task, and never throws.
 */
export function mediaUrlsOf({ root }: ConfigTree, task: unknown): MediaUrl[] {
  const { data } = decodeTask(task);
  const all = (root ? allNodes(root) : []).flatMap((node) => urlsOfNode(node, data));
  return [...new Map(all.map((media) => [`${media.kind} ${media.url}`, media])).values()];
}
