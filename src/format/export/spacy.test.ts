import { describe, expect, it } from 'vitest';
import type { Result } from '../../core';
import { type ExportOptions, exportAnnotations } from '../../tasks';

const config = `<View>
  <Labels name="label" toName="text"><Label value="PER"/><Label value="LOC"/></Labels>
  <Choices name="mood" toName="text"><Choice value="Good"/><Choice value="Bad" alias="bad"/></Choices>
  <Text name="text" value="$text"/>
</View>`;

function span(start: number, end: number, label: string): Result {
  return { from_name: 'label', to_name: 'text', type: 'labels', value: { start, end, labels: [label] } };
}

async function spacyOf(text: string, results: readonly Result[], options: Partial<ExportOptions> = {}) {
  const tasks = [{ id: 1, data: { text }, annotations: [{ result: results }] }];
  const { files, losses } = await exportAnnotations(tasks, { format: 'SPACY', config, ...options });
  expect(files.map(({ path }) => path)).toEqual(['spacy.json']);
  return { list: JSON.parse(await files[0]!.blob.text()), losses: losses.map(({ code, count }) => `${code} × ${count}`) };
}

describe('SPACY', () => {
  it('writes texts with entities, offsets in code points', async () => {
    const { list, losses } = await spacyOf('😀 Anna lives in New York', [span(16, 24, 'LOC'), span(2, 6, 'PER')]);
    expect(list).toEqual([
      [
        '😀 Anna lives in New York',
        {
          entities: [
            [2, 6, 'PER'],
            [16, 24, 'LOC'],
          ],
        },
      ],
    ]);
    expect(losses).toEqual([]);
  });

  it('trims white space, which spaCy refuses at the ends of an entity', async () => {
    const { list, losses } = await spacyOf(' Anna \n', [span(0, 6, 'PER'), span(5, 7, 'PER')]);
    expect(list[0][1]).toEqual({ entities: [[1, 5, 'PER']] });
    expect(losses).toEqual(['span-without-token × 1', 'span-trimmed × 1']);
  });

  it('keeps the longest of entities that overlap, or all as spans', async () => {
    const nested = [span(0, 8, 'LOC'), span(0, 13, 'LOC'), span(9, 13, 'PER')];
    const { list, losses } = await spacyOf('New York City', nested);
    expect(list[0][1]).toEqual({ entities: [[0, 13, 'LOC']] });
    expect(losses).toEqual(['span-overlaps × 2']);
    const all = await spacyOf('New York City', nested, { overlaps: 'spans' });
    expect(all.list[0][1]).toEqual({
      spans: {
        sc: [
          [0, 13, 'LOC'],
          [0, 8, 'LOC'],
          [9, 13, 'PER'],
        ],
      },
    });
    expect(all.losses).toEqual([]);
  });

  it('tells of entities that cut a word', async () => {
    expect((await spacyOf('Annabel 𝔸𝔹', [span(0, 4, 'PER'), span(8, 9, 'PER')])).losses).toEqual(['span-cuts-word × 2']);
    expect((await spacyOf('東京タワー', [span(0, 2, 'LOC')])).losses).toEqual([]);
    expect((await spacyOf('(Anna)', [span(1, 5, 'PER')])).losses).toEqual([]);
  });

  it('choices about the text are its categories', async () => {
    const mood = { from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: ['bad'] } };
    const { list, losses } = await spacyOf('Anna', [mood]);
    expect(list[0][1]).toEqual({ entities: [], cats: { Good: 0, bad: 1 } });
    expect(losses).toEqual([]);
    const two = config.replace('<Text', '<Choices name="other" toName="text"><Choice value="Good"/></Choices><Text');
    expect((await spacyOf('Anna', [mood], { config: two })).losses).toEqual(['result-not-a-span × 1']);
  });

  it('no annotation, no entries: an empty list', async () => {
    const { files } = await exportAnnotations([], { format: 'SPACY', config });
    expect(await files[0]!.blob.text()).toBe('[]\n');
  });
});
