import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Task } from '../../core';
import { exportAnnotations, importAll, previewExport } from '../../tasks';
import { EXPORT_FORMATS } from './exportFormat';

/** Label Studio's published examples lie with the playground. */
function read(name: string): { config: string; text: string } {
  const file = (part: string) =>
    readFileSync(fileURLToPath(new URL(`../../../playground/samples/${name}/${part}`, import.meta.url)), 'utf8');
  return { config: file('config.xml'), text: file('tasks.json') };
}

/** What the example says as if a person had labelled it. */
function labelled(task: Task): Task {
  return {
    ...task,
    annotations: [...(task.annotations ?? []), ...(task.predictions ?? []).map(({ result }, i) => ({ id: i + 1, result }))],
  };
}

const NAMES = ['image-boxes-and-choice', 'image-unlabelled-shapes', 'ocr', 'text-classification', 'text-per-region-textarea', 'text-spans'];

describe('the published examples', () => {
  it.each(NAMES)('%s comes back from an import of its JSON', async (name) => {
    const { config, text } = read(name);
    const { tasks } = await importAll(text, { config });
    const { files } = await exportAnnotations(tasks, { format: 'JSON', config });
    expect((await importAll(await files[0]!.blob.text(), { config })).tasks).toEqual(tasks);
  });

  it.each(NAMES)('%s leaves in every format, and what is lost is known before', async (name) => {
    const { config, text } = read(name);
    const tasks = (await importAll(text, { config })).tasks.map(labelled);
    for (const format of EXPORT_FORMATS) {
      const { files, losses } = await exportAnnotations(tasks, { format, config });
      expect(await previewExport(tasks, { format, config })).toEqual(losses);
      expect(new Set(files.map(({ path }) => path.toLowerCase())).size).toBe(files.length);
    }
  });

  it('spans of a text are its entities, in both formats', async () => {
    const { config, text } = read('text-spans');
    const tasks = (await importAll(text, { config })).tasks.map(labelled);
    const { files } = await exportAnnotations([{ ...tasks[0], annotations: tasks[0]!.annotations!.slice(0, 1) }], {
      format: 'SPACY',
      config,
    });
    const [[sentence, { entities }]] = JSON.parse(await files[0]!.blob.text()) as [[string, { entities: [number, number, string][] }]];
    const expected = tasks[0]!.annotations![0]!.result.map(({ value }) => [value!.text, (value!.labels as string[])[0]]);
    expect(entities.map(([start, end, label]) => [[...sentence].slice(start, end).join(''), label])).toEqual(expected);
  });
});
