import { expect, it } from 'vitest';
import { createRegistry, inSlices } from '../../core';
import { createEditorStore } from '../../store';
import { Label, Labels } from '../../tags/labels';
import { Text } from '../../tags/text';
import { View } from '../../tags/view';
import { moveAll, movesOf } from './moves';

const LINE = 'Some Name. Line.\n';
const COUNT = 3000;

it('moves regions by the thousand as one step, and leaves alone what was changed meanwhile', async () => {
  const result = Array.from({ length: COUNT }, (_, i) => ({
    id: `r${i}`,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    value: { start: i * LINE.length, end: i * LINE.length + 4, text: 'Name', labels: ['A'] },
  }));
  const changes: string[] = [];
  const editor = createEditorStore({
    registry: createRegistry([View, Labels, Label, Text]),
    config: '<View><Labels name="label" toName="text"><Label value="A"/></Labels><Text name="text" value="$text"/></View>',
    task: { id: 1, data: { text: LINE.repeat(COUNT) }, annotations: [{ id: 11, result }] },
    onChange: ({ name }) => changes.push(name),
  });
  editor.select('11');
  const annotation = editor.annotation!;
  const moves = await inSlices(movesOf(editor, editor.problems), () => true);
  expect(moves?.length).toBe(COUNT);
  annotation.update('r7', { value: { start: 1, end: 2 } });
  await inSlices(moveAll(annotation, moves ?? []), () => true);
  const places = result.map(({ id }) => annotation.peek(id)?.value);
  expect(places).toEqual(result.map((_, i) => (i === 7 ? { start: 1, end: 2 } : { start: i * LINE.length + 5, end: i * LINE.length + 9 })));
  expect(changes.length).toBeGreaterThan(5);
  annotation.undo();
  annotation.undo();
  expect(annotation.serialize().result).toEqual(result);
  expect(annotation.canUndo).toBe(false);
});
