import { describe, expect, it } from 'vitest';
import type { Task } from '../../core';
import { exportAnnotations, previewExport } from '../../tasks';
import { EXPORT_FORMATS } from './exportFormat';

const config = '<View><Text name="text" value="$text"/><Choices name="mood" toName="text"><Choice value="Good"/></Choices></View>';

function answer(choice: string) {
  return [{ from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: [choice] } }];
}

async function records(tasks: Iterable<Task> | AsyncIterable<Task>, annotations?: 'all' | 'latest') {
  const { files, losses } = await exportAnnotations(tasks, { format: 'JSON_MIN', config, annotations });
  return { list: JSON.parse(await files[0]!.blob.text()) as Record<string, unknown>[], losses };
}

describe('which annotations count', () => {
  const task: Task = {
    id: 7,
    data: { text: 'a' },
    annotations: [
      { id: 1, result: answer('Good'), updated_at: '2026-02-01T10:00:00Z' },
      { id: 2, result: [], was_cancelled: true, updated_at: '2026-04-01T10:00:00Z' },
      { id: 3, result: answer('Bad'), created_at: '2026-01-01T10:00:00Z' },
    ],
    predictions: [{ result: answer('Good') }],
  };

  it('every one that was not skipped, and what is left out is told', async () => {
    const { list, losses } = await records([task]);
    expect(list.map(({ annotation_id, mood }) => [annotation_id, mood])).toEqual([
      [1, 'Good'],
      [3, 'Bad'],
    ]);
    expect(losses.map(({ code, count, tasks }) => ({ code, count, tasks }))).toEqual([
      { code: 'annotation-skipped', count: 1, tasks: [7] },
      { code: 'prediction-not-exported', count: 1, tasks: [7] },
    ]);
  });

  it('the one saved last, by updated_at before created_at', async () => {
    const { list, losses } = await records([task], 'latest');
    expect(list.map(({ annotation_id }) => annotation_id)).toEqual([1]);
    expect(losses.map(({ code }) => code)).toContain('annotation-older');
  });

  it('without times the last of the list; a time goes before none', async () => {
    const untimed = { data: {}, annotations: [1, 2].map((id) => ({ id, result: [] })) };
    const timed = {
      data: {},
      annotations: [
        { id: 1, result: [], created_at: '2026-01-01' },
        { id: 2, result: [] },
      ],
    };
    const { list } = await records([untimed, timed], 'latest');
    expect(list.map(({ annotation_id }) => annotation_id)).toEqual([2, 1]);
  });

  it('`completions` are annotations, `skipped` is skipped, and an empty result list is finished work', async () => {
    const old = {
      data: { text: 'b' },
      completions: [
        { id: 1, result: [] },
        { id: 2, skipped: true, result: [] },
      ],
    } as unknown as Task;
    const { list, losses } = await records([old]);
    expect(list).toMatchObject([{ text: 'b', annotation_id: 1 }]);
    expect(losses.map(({ code }) => code)).toEqual(['annotation-skipped']);
  });

  it('tasks that nobody labelled are left out and counted, named by their place where they have no id', async () => {
    const unlabelled: Task[] = Array.from({ length: 12 }, (_, i) => (i === 0 ? { id: 'first', data: {} } : { data: {} }));
    const { list, losses } = await records(unlabelled);
    expect(list).toEqual([]);
    expect(losses).toMatchObject([{ code: 'task-not-labelled', count: 12, tasks: ['first', 2, 3, 4, 5, 6, 7, 8, 9, 10] }]);
  });
});

describe('exportAnnotations', () => {
  it('asks a stream for the next task only when the last one is written', async () => {
    let asked = 0;
    const seen: number[] = [];
    async function* source(): AsyncGenerator<Task> {
      for (let i = 0; i < 3; i++) {
        asked++;
        yield { id: i, data: {}, annotations: [{ result: [] }] };
      }
    }
    await exportAnnotations(source(), { format: 'JSON', config, onProgress: () => seen.push(asked) });
    expect(seen).toEqual([1, 2, 3]);
  });

  it('stops with the signal’s reason while the source is silent, and ends the source', async () => {
    const controller = new AbortController();
    let hasEnded = false;
    const silent: AsyncIterable<Task> = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          controller.abort(new Error('enough'));
          return new Promise(() => undefined);
        },
        return: async () => {
          hasEnded = true;
          return { done: true, value: undefined };
        },
      }),
    };
    await expect(exportAnnotations(silent, { format: 'JSON', config, signal: controller.signal })).rejects.toThrow('enough');
    expect(hasEnded).toBe(true);
  });

  it('says what formats there are when there is none of that name', async () => {
    const wrong = exportAnnotations([], { format: 'constructor' as 'JSON', config });
    await expect(wrong).rejects.toThrow(/no export format 'constructor'.*JSON_MIN/);
  });

  it('leaves out what is no task and says so', async () => {
    class Problem {
      code = 'json-syntax';
    }
    const tasks = [null, 5, [], new Problem(), { id: 1, data: { text: 'a' }, annotations: [{ result: [] }] }] as unknown as Task[];
    const { list, losses } = await records(tasks);
    expect(list).toHaveLength(1);
    expect(losses.filter(({ code }) => code === 'not-a-task').reduce((sum, { count }) => sum + count, 0)).toBe(4);
  });

  it('takes tasks whose keys are those of prototypes, and results of any shape', async () => {
    const evil = JSON.parse(
      '{"id":1,"data":{"__proto__":{"polluted":1},"constructor":"x"},"annotations":[{"result":[null,5,{"value":null}]}]}',
    );
    for (const format of EXPORT_FORMATS) await exportAnnotations([evil], { format, config });
    const { list } = await records([evil]);
    expect(Object.keys(list[0]!)).toEqual(expect.arrayContaining(['__proto__', 'constructor']));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('losses', () => {
  it('of a million different labels are a hundred and one', async () => {
    const data = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`data_${i}`, 1]));
    const results = Object.keys(data).map((name) => ({ from_name: name, to_name: 'text', type: 'choices', value: { choices: ['a'] } }));
    const { losses } = await records([{ id: 1, data, annotations: [{ result: results }] }]);
    expect(losses).toHaveLength(101);
    expect(losses.at(-1)).toMatchObject({ code: 'key-taken', count: 200, message: expect.stringContaining('More of the same') });
  });
});

describe('previewExport', () => {
  it.each(EXPORT_FORMATS)('%s tells the same as the export', async (format) => {
    const tasks: Task[] = [
      {
        id: 1,
        data: { text: 'Anna lives in Berlin' },
        annotations: [
          {
            result: [
              ...answer('=1+1'),
              { id: 'a', from_name: 'x', to_name: 'text', type: 'labels', value: { start: 0, end: 5, labels: ['A', 'B'] } },
              { type: 'relation', from_id: 'a', to_id: 'b' },
            ],
          },
        ],
      },
      { id: 2, data: {} },
    ];
    const { losses } = await exportAnnotations(tasks, { format, config });
    expect(await previewExport(tasks, { format, config })).toEqual(losses);
    expect(losses.length).toBeGreaterThan(format === 'JSON' ? -1 : 0);
    for (const { message, hint } of losses) expect([message.length > 10, hint.length > 5]).toEqual([true, true]);
  });
});
