import { describe, expect, it } from 'vitest';
import type { Task } from '../../core';
import { exportAnnotations } from '../../tasks';

const config = `<View>
  <Choices name="choice" toName="image"><Choice value="Boeing"/><Choice value="Airbus"/></Choices>
  <RectangleLabels name="label" toName="image"><Label value="Airplane"/><Label value="Car"/></RectangleLabels>
  <TextArea name="note" toName="image" perRegion="true"/>
  <Rating name="stars" toName="image"/>
  <Image name="image" value="$image"/>
</View>`;

async function minOf(task: Task) {
  const { files, losses } = await exportAnnotations([task], { format: 'JSON_MIN', config });
  expect(files.map(({ path }) => path)).toEqual(['annotations.json']);
  const [record] = JSON.parse(await files[0]!.blob.text()) as [Record<string, unknown>];
  return { record, losses: losses.map(({ code, count }) => `${code} × ${count}`) };
}

describe('JSON_MIN', () => {
  it('writes regions, one choice and one rating as Label Studio’s converter does', async () => {
    const size = { original_width: 600, original_height: 403, image_rotation: 0 };
    const box = { rotation: 0, x: 4.98, y: 12.82, width: 32.52, height: 44.91, rectanglelabels: ['Airplane'] };
    const { record, losses } = await minOf({
      id: 3,
      data: { image: '/static/samples/sample.jpg' },
      agreement: 50,
      annotations: [
        {
          id: 11,
          completed_by: { id: 1, email: 'ann@example.com' },
          created_at: '2026-03-09T22:16:08.728353Z',
          lead_time: 4.288,
          result: [
            { id: 'result1', type: 'rectanglelabels', from_name: 'label', to_name: 'image', ...size, value: box },
            { id: 'result3', type: 'choices', from_name: 'choice', to_name: 'image', value: { choices: ['Airbus'] } },
            { id: 'result4', type: 'rating', from_name: 'stars', to_name: 'image', value: { rating: 4 } },
          ],
        },
      ],
    });
    expect(record).toEqual({
      image: '/static/samples/sample.jpg',
      id: 3,
      label: [{ ...box, original_width: 600, original_height: 403 }],
      choice: 'Airbus',
      stars: [{ rating: 4 }],
      annotator: 'ann@example.com',
      annotation_id: 11,
      created_at: '2026-03-09T22:16:08.728353Z',
      updated_at: null,
      lead_time: 4.288,
      agreement: 50,
    });
    expect(losses).toEqual([]);
  });

  it('several choices are an object, several answers a list', async () => {
    const choices = (...list: string[]) => ({ type: 'choices', from_name: 'choice', to_name: 'image', value: { choices: list } });
    const texts = (...text: string[]) => ({ type: 'textarea', from_name: 'other', to_name: 'image', value: { text } });
    const results = [choices('Boeing', 'Airbus'), texts('one', 'two')];
    const { record } = await minOf({ data: {}, annotations: [{ completed_by: 5, result: results }] });
    expect(record).toMatchObject({ choice: { choices: ['Boeing', 'Airbus'] }, other: { text: ['one', 'two'] }, annotator: 5 });
    const { record: twice } = await minOf({ data: {}, annotations: [{ result: [texts('one'), texts('two')] }] });
    expect(twice).toMatchObject({ other: ['one', 'two'], annotator: null, annotation_id: null });
    expect(twice).not.toHaveProperty('id');
  });

  it('tells of relations, notes, answers of regions, and results that name no control', async () => {
    const { record, losses } = await minOf({
      data: {},
      annotations: [
        {
          result: [
            { id: 'a', type: 'textarea', from_name: 'note', to_name: 'image', value: { x: 1, text: ['old'] } },
            { id: 'b', type: 'textarea', from_name: 'note', to_name: 'image', meta: { text: ['see'] }, value: { x: 2, text: ['new'] } },
            { type: 'relation', from_id: 'a', to_id: 'b' },
            { type: 'choices', value: { choices: ['Airbus'] } },
          ],
        },
      ],
    });
    expect(record).toMatchObject({ note: ['old', 'new'] });
    expect(losses).toEqual(['relation-left-out × 1', 'result-without-control × 1', 'answer-without-region × 2', 'meta-left-out × 1']);
  });

  it('keeps data whose key an answer, the id or the annotation takes', async () => {
    const { record, losses } = await minOf({
      id: 9,
      data: { id: 'row-1', choice: 'old', annotator: 'x', data_id: 'mine' },
      annotations: [{ result: [{ type: 'choices', from_name: 'choice', to_name: 'image', value: { choices: ['Airbus'] } }] }],
    });
    expect(record).toMatchObject({
      id: 9,
      data_data_id: 'row-1',
      data_id: 'mine',
      choice: 'Airbus',
      data_choice: 'old',
      data_annotator: 'x',
    });
    expect(losses).toEqual(['key-taken × 1', 'key-taken × 1', 'key-taken × 1']);
  });

  it('keeps tasks that nobody labelled when it is told to', async () => {
    const tasks = [
      { id: 1, data: { image: 'a' } },
      { id: 2, data: { image: 'b' }, annotations: [{ was_cancelled: true, result: [] }] },
    ];
    const { files, losses } = await exportAnnotations(tasks, { format: 'JSON_MIN', config, unlabelled: 'keep' });
    expect(JSON.parse(await files[0]!.blob.text())).toEqual([{ image: 'a', id: 1 }]);
    expect(losses.map(({ code }) => code)).toEqual(['annotation-skipped']);
  });
});
