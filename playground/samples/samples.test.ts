import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findSample, samples } from './index';
import type { SampleResult, SampleTask } from './sample';
import { unicodeText } from './text-unicode/unicodeTask';

/** Digests of what Label Studio published (compact JSON of the task list, and the config), and the picture it named. */
const published = [
  { id: 'image-boxes-and-choice', tasks: '492bd988c1bb3d7d', config: '90c20722612b42ff', key: 'image', url: '/static/samples/sample.jpg' },
  { id: 'image-unlabelled-shapes', tasks: '0c99026f7c864658', config: 'b52b0b12bb1a137e', key: 'image', url: '/static/samples/sample.jpg' },
  { id: 'ocr', tasks: '0f30296c7d2fae34', config: 'e82808842755f710', key: 'ocr', url: '/data/upload/receipt_00523.png' },
  { id: 'text-classification', tasks: '618d7ecf74379224', config: '196dda29366af716' },
  { id: 'text-per-region-textarea', tasks: '6a8a18e5c79ee363', config: '1d44bc3fc923b7d6' },
  { id: 'text-spans', tasks: 'f21b3dc7358bd46a', config: 'ceec2d00c53c35b5' },
];

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
const sound = samples.filter(({ group }) => group !== 'Problems');

function resultsOf(task: SampleTask): SampleResult[] {
  return [...(task.predictions ?? []), ...(task.annotations ?? [])].flatMap(({ result }) => result);
}

const split = new Map<string, string[]>();

function codePointsOf(text: string): string[] {
  const points = split.get(text) ?? Array.from(text);
  split.set(text, points);
  return points;
}

/** Left, top, right, bottom of an image result, in percent; nothing for other media. */
function boundsOf({ value }: SampleResult): readonly [number, number, number, number] | undefined {
  const { x, y, width, height, radiusX, radiusY, points } = value as Record<string, number> & { points?: [number, number][] };
  if (points) {
    const [xs, ys] = [points.map(([px]) => px), points.map(([, py]) => py)];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }
  if (x === undefined || y === undefined) return undefined;
  if (radiusX !== undefined && radiusY !== undefined) return [x - radiusX, y - radiusY, x + radiusX, y + radiusY];
  return [x, y, x + (height === undefined ? 0 : (width ?? 0)), y + (height ?? 0)];
}

describe('published examples', () => {
  it.each(published)('$id is what was published, but for the picture', ({ id, tasks, config, key, url }) => {
    const sample = findSample(id);
    const list = structuredClone(sample?.loadTasks() ?? []) as { data: Record<string, unknown> }[];
    if (key && list[0]) list[0].data[key] = url;
    expect(digest(JSON.stringify(list))).toBe(tasks);
    expect(digest(sample?.config ?? '')).toBe(config);
  });
});

describe('all samples', () => {
  it('have different ids that fit in a URL', () => {
    const ids = samples.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
  });

  it('name pictures that exist', () => {
    const urls = samples.flatMap((sample) => sample.loadTasks().flatMap(({ data }) => Object.values(data)));
    const pictures = urls.filter((url): url is string => typeof url === 'string' && url.startsWith('/samples/'));
    expect(pictures.length).toBeGreaterThan(5);
    for (const url of pictures) expect(existsSync(fileURLToPath(new URL(`../../public${url}`, import.meta.url))), url).toBe(true);
  });

  it('are the same in every run', () => {
    for (const sample of samples) expect(sample.loadTasks()).toEqual(sample.loadTasks());
  });
});

describe.each(sound)('$id', (sample) => {
  const tasks = sample.loadTasks();

  it('predicts spans whose text is the text at their code points', () => {
    const keys = new Map(Array.from(sample.config.matchAll(/<Text name="(\w+)" value="\$(\w+)"/g), ([, name, key]) => [name, key]));
    for (const task of tasks) {
      for (const { to_name, value } of resultsOf(task)) {
        const key = keys.get(to_name);
        if (typeof value?.text !== 'string' || key === undefined) continue;
        const points = codePointsOf(String(task.data[key]));
        expect(points.slice(value.start as number, value.end as number).join('')).toBe(value.text);
      }
    }
  });

  it('keeps its regions inside the picture', () => {
    const edges = tasks.flatMap(resultsOf).flatMap((result) => (result.value && boundsOf(result)) ?? []);
    expect(edges.filter((edge) => !(edge >= -1e-9 && edge <= 100 + 1e-9))).toEqual([]);
  });
});

describe('sizes', () => {
  const only = (id: string) => {
    const task = findSample(id)?.loadTasks()[0];
    if (!task) throw new Error(`no sample ${id}`);
    return task;
  };

  it('has 10,000 boxes', () => {
    expect(resultsOf(only('image-many'))).toHaveLength(10_000);
  });

  it('has 200,000 characters with 2,000 spans to the end', () => {
    const task = only('text-long');
    const spans = resultsOf(task);
    expect((task.data.text as string).length).toBeGreaterThanOrEqual(200_000);
    expect((task.data.text as string).length).toBeLessThan(202_000);
    expect(spans).toHaveLength(2000);
    expect(spans.at(-1)?.value.end).toBeGreaterThan(195_000);
  });

  it('has about twenty lines of a receipt, three results each, with the published word among them', () => {
    const results = resultsOf(only('ocr-receipt'));
    const ids = new Set(results.map(({ id }) => id));
    expect(ids.size).toBeGreaterThanOrEqual(20);
    expect(results).toHaveLength(ids.size * 3);
    const total = results.find(({ value }) => (value.text as string[] | undefined)?.[0] === 'TOTAL');
    expect(total?.value).toMatchObject({ x: 48.93333333333333, y: 61.333333333333336, width: 9.733333333333333 });
  });
});

describe('the text of text-unicode', () => {
  const spans = resultsOf(findSample('text-unicode')?.loadTasks()[0] as SampleTask);
  const spanOf = (id: string) => spans.find((span) => span.id === id)?.value;

  // Counted by hand: " The Okafor family " is 19 long, the family of four is 4 emoji and 3 joiners.
  it('counts a family as seven code points and everything after it from there', () => {
    expect(spanOf('u1')).toMatchObject({ start: 5, end: 11 });
    expect(spanOf('u2')).toMatchObject({ start: 19, end: 26 });
    expect(spanOf('u3')).toMatchObject({ start: 37, end: 44, text: 'Zu\u0308rich' });
    expect(spanOf('u4')).toMatchObject({ start: 45, end: 47 });
  });

  it('begins with a space, has CRLF, and differs from its UTF-16 length and its NFC form', () => {
    expect(unicodeText).toMatch(/^ /);
    expect(unicodeText).toContain('\r\n');
    expect(Array.from(unicodeText).length).toBeLessThan(unicodeText.length);
    expect(unicodeText.normalize('NFC').length).toBeLessThan(unicodeText.length);
  });
});

describe('dialogue', () => {
  it('predicts phrases whose text is the text of their turns', () => {
    const task = findSample('dialogue')?.loadTasks()[0] as SampleTask;
    const turns = task.data.turns as { text: string }[];
    const phrases = resultsOf(task).map(
      ({ value }) => value as { start: string; end: string; startOffset: number; endOffset: number; text: string },
    );
    expect(phrases.some(({ start, end }) => start !== end)).toBe(true);
    for (const { start, end, startOffset, endOffset, text } of phrases) {
      const texts = turns.slice(Number(start), Number(end) + 1).map((turn) => turn.text);
      const whole = texts.join('\n\n');
      expect(whole.slice(startOffset, whole.length - (texts.at(-1)?.length ?? 0) + endOffset)).toBe(text);
    }
  });
});

describe('problems-task', () => {
  const task = findSample('problems-task')?.loadTasks()[0] as SampleTask;
  const results = resultsOf(task);
  const valueBy = (id: string) => results.find((result) => result.id === id)?.value ?? {};

  it('holds the mistakes it promises', () => {
    const names = ['box', 'mark', 'note', 'weather'];
    expect(results.some(({ from_name }) => from_name !== undefined && !names.includes(from_name))).toBe(true);
    expect((valueBy('out-of-bounds').x as number) + (valueBy('out-of-bounds').width as number)).toBeGreaterThan(100);
    const differs = valueBy('text-differs');
    expect((task.data.text as string).slice(differs.start as number, differs.end as number)).not.toBe(differs.text);
    expect(task.data).not.toHaveProperty('caption');
  });
});
