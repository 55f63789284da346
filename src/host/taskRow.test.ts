import { describe, expect, it } from 'vitest';
import { taskState, taskTitle } from './taskRow';

describe('the title of a task', () => {
  it.each([
    ['text', { text: 'Opossum is great' }, 'Opossum is great'],
    ['text over lines', { text: '  Opossum\n\t is   great ' }, 'Opossum is great'],
    ['long text', { text: 'word '.repeat(100) }, `${'word '.repeat(16).slice(0, 79).trimEnd()}…`],
    ['a picture', { image: 'https://host.example/photos/a%20cat.png?size=2#top' }, 'a cat.png'],
    ['a local file', { image: '/data/cat.png?d=photos' }, 'cat.png'],
    ['a picture beside its class', { split: 'train', image: 'photos/cat.png' }, 'cat.png'],
    ['a picture beside a sentence', { image: 'photos/cat.png', caption: 'A cat that sits on a wall' }, 'A cat that sits on a wall'],
    ['a bad escape', { image: 'photos/100%.png' }, '100%.png'],
    ['a dialogue', { turns: [{ who: 'A', text: 'x' }], name: '' }, ''],
    ['text one level down', { review: { body: 'Fine product, would buy again' } }, 'Fine product, would buy again'],
    ['a number', { row: 17 }, '17'],
    ['bytes in the address', { image: 'data:image/png;base64,AAAA' }, ''],
    ['nothing', {}, ''],
  ])('comes from %s', (_, data, title) => {
    expect(taskTitle({ data })).toBe(title);
  });

  it('is there in no time for a value made to be slow', () => {
    const startedAt = performance.now();
    taskTitle({ data: { text: 'a.'.repeat(500_000), more: `${'a'.repeat(500_000)}:` } });
    expect(performance.now() - startedAt).toBeLessThan(100);
  });
});

describe('the state of a task', () => {
  it.each([
    ['todo', [], false],
    ['draft', [], true],
    ['done', [{ result: [] }], true],
    ['done', [{ result: [], was_cancelled: true }, { result: [] }], false],
    ['skipped', [{ result: [], was_cancelled: true }], false],
  ] as const)('is %s', (state, annotations, hasDraft) => {
    expect(taskState(annotations, hasDraft)).toBe(state);
  });
});
