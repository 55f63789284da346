import { parseConfig } from './config';
import { createRegistry, type TagDefinition } from './core';
import { mediaUrlsOf as findMediaUrls, type MediaUrl } from './format/sampling';
import { builtinTags } from './tags/builtin';

/**
 * Addresses of all that a task shows under a config: images (each page), audio, video, and texts, tables and pages that are given by address. What may
 * not be loaded (`javascript:`, `file:` …) is left out. For fetching ahead: see `prefetchMedia`.
 * @example
 * mediaUrlsOf('<View><Image name="i" value="$image"/></View>', { data: { image: 'a.jpg' } }); // [{ url: 'a.jpg', kind: 'image', crossOrigin: 'none' }]
 */
export function mediaUrlsOf(config: string, task: unknown, tags: readonly TagDefinition[] = builtinTags): MediaUrl[] {
  return findMediaUrls(parseConfig(config, createRegistry(tags)), task);
}
