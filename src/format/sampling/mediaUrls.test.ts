import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../config';
import { createRegistry } from '../../core';
import { builtinTags } from '../../tags/builtin';
import { mediaUrlsOf } from '.';

const registry = createRegistry(builtinTags);
const urlsOf = (config: string, task: unknown) => mediaUrlsOf(parseConfig(config, registry), task);

describe('mediaUrlsOf', () => {
  it('finds pictures, every page, sound and films, also of tags that this editor lacks', () => {
    const config = `<View>
      <Image name="i" value="$image" crossOrigin="anonymous"/><Image name="p" valueList="$pages"/>
      <Audio name="a" value="https://host/$sound"/><Video name="v" value="$film"/><Pdf name="d" value="$pdf"/>
      <Paragraphs name="t" value="$talk" audioUrl="$sound"/>
    </View>`;
    const data = { image: 'a.png', pages: ['1.png', 7, null, '2.png', '1.png'], sound: 's.wav', film: 'blob:x', pdf: '/d.pdf', talk: [{}] };
    expect(urlsOf(config, { data })).toEqual([
      { url: 'a.png', kind: 'image', crossOrigin: 'anonymous' },
      { url: '1.png', kind: 'image', crossOrigin: 'none' },
      { url: '2.png', kind: 'image', crossOrigin: 'none' },
      { url: 'https://host/s.wav', kind: 'audio', crossOrigin: 'none' },
      { url: 'blob:x', kind: 'video', crossOrigin: 'none' },
      { url: '/d.pdf', kind: 'document', crossOrigin: 'none' },
      { url: 's.wav', kind: 'audio', crossOrigin: 'none' },
    ]);
  });

  it.each([
    ['<Text name="t" value="$x"/>', 0],
    ['<Text name="t" value="$x" valueType="url"/>', 1],
    ['<HyperText name="t" value="$x" valueType="url"/>', 1],
    ['<TimeSeries name="t" value="$x"/>', 1],
    ['<TimeSeries name="t" value="$x" valueType="json"/>', 0],
    ['<List name="t" value="$x"/>', 0],
    ['<Header value="$x"/>', 0],
  ])('%s loads %i addresses', (tag, count) => {
    expect(urlsOf(`<View>${tag}</View>`, { x: 'https://host/x' })).toHaveLength(count);
  });

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'file:///etc/passwd',
    ' vbscript:x',
    'data:text/html,x',
    '',
    7,
    null,
    {},
    ['file:///x'],
  ])('leaves out %j', (image) => {
    expect(urlsOf('<View><Image name="i" value="$image"/></View>', { data: { image } })).toEqual([]);
  });

  it('never throws, whatever the task and the config', () => {
    for (const task of [null, 7, 'x', [], { data: 7 }, { data: { __proto__: null } }]) {
      expect(urlsOf('<View><Image name="i" value="$constructor"/></View>', task)).toEqual([]);
    }
    expect(urlsOf('no config', {})).toEqual([]);
  });
});
