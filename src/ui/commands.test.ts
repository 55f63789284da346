import { describe, expect, it } from 'vitest';
import { createRegistry } from '../core';
import { createEditorStore } from '../store';
import { builtinTags } from '../tags/builtin';
import { selectLeastCertain } from './commands';

function open(scores: readonly (number | undefined)[]) {
  const result = scores.map((score, i) => ({
    id: `r${i}`,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    value: { start: i, end: i + 1, labels: ['A'] },
    ...(score !== undefined && { score }),
  }));
  const editor = createEditorStore({
    registry: createRegistry(builtinTags),
    config: '<View><Labels name="label" toName="text"><Label value="A"/></Labels><Text name="text" value="$text"/></View>',
    task: { id: 1, data: { text: 'abcdef' }, annotations: [{ id: 11, result }] },
  });
  editor.select('11');
  return editor;
}

describe('selectLeastCertain', () => {
  it('goes from the lowest score up and round, leaves out what has none or is hidden, and shows what it selects', () => {
    const editor = open([0.9, undefined, 0.2, 0.5, 0.1]);
    editor.annotation?.setHidden(['r4'], true);
    const seen = [1, 1, 1, 1, -1].map((step) => {
      expect(selectLeastCertain(editor, step as 1 | -1)).toBe(true);
      expect(editor.revealed?.region).toBe(editor.annotation?.selection[0]);
      return editor.annotation?.selection[0];
    });
    expect(seen).toEqual(['r2', 'r3', 'r0', 'r2', 'r0']);
    editor.dispose();
  });

  it('passes the key on where no region has a score', () => {
    const editor = open([undefined]);
    expect(selectLeastCertain(editor, 1)).toBe(false);
    editor.dispose();
  });
});
