import { describe, expect, it } from 'vitest';
import { createStore } from '../createEditor';
import type { AnnotationStore } from './annotationTypes';
import type { EditorStore } from './editorTypes';
import { annotatedTask, box, choice } from './testTasks';

const start = `<View><Image name="img" value="$image"/>
  <RectangleLabels name="label" toName="img"><Label value="Car"/><Label value="Plane" alias="P"/></RectangleLabels>
  <Choices name="kind" toName="img"><Choice value="Airport" alias="AP"/><Choice value="Street"/></Choices>`;

function open(inside: string, results: readonly unknown[] = [box('a'), box('b', { value: plane })]): EditorStore {
  return createStore({ config: `${start}${inside}</View>`, task: annotatedTask(results) });
}

const plane = { x: 1, y: 1, width: 5, height: 5, rotation: 0, rectanglelabels: ['P'] };

function annotationOf(editor: EditorStore): AnnotationStore {
  if (!editor.annotation) throw new Error('no annotation is open');
  return editor.annotation;
}

/** Whether the control `note` is shown now. */
function isShown(editor: EditorStore, region?: string): boolean {
  const node = editor.config.byName.get('note');
  if (!node) throw new Error('this test needs a control called note');
  return editor.isVisible(node, region === undefined ? undefined : editor.active?.peek(region));
}

const note = (attrs: string) => `<TextArea name="note" toName="img" ${attrs}/>`;

describe('conditions', () => {
  it.each([
    ['', [true, true, true]],
    ['visibleWhen="region-selected"', [false, true, true]],
    ['visibleWhen="no-region-selected"', [true, false, false]],
    ['visibleWhen="region-selected" whenLabelValue="Plane"', [false, false, true]],
    ['visibleWhen="region-selected" whenLabelValue="P,Boat"', [false, false, true]],
    ['visibleWhen="region-selected" whenTagName="label"', [false, true, true]],
    ['visibleWhen="region-selected" whenTagName="img"', [false, true, true]],
    ['visibleWhen="region-selected" whenTagName="kind"', [false, false, false]],
    ['perRegion="true"', [false, true, true]],
    ['perRegion="true" whenLabelValue="Car"', [false, true, false]],
  ])('%s with none, a car, a plane selected', (attrs, expected) => {
    for (const editor of [open(note(attrs)), open(`<View ${attrs.startsWith('per') ? '' : attrs}>${note(attrs)}</View>`)]) {
      const seen = [undefined, 'a', 'b'].map((id) => {
        annotationOf(editor).selectRegions(id === undefined ? [] : [id]);
        return isShown(editor);
      });
      expect(seen).toEqual(expected);
      annotationOf(editor).selectRegions(['a', 'b']);
      expect(isShown(editor)).toBe(expected[0]);
    }
  });

  it.each([
    ['visibleWhen="choice-selected"', [false, true, true]],
    ['visibleWhen="choice-selected" whenTagName="kind"', [false, true, true]],
    ['visibleWhen="choice-selected" whenTagName="kind" whenChoiceValue="Airport"', [false, true, false]],
    ['visibleWhen="choice-selected" whenTagName="kind" whenChoiceValue="Boat,AP"', [false, true, false]],
    ['visibleWhen="choice-unselected" whenTagName="kind" whenChoiceValue="Airport"', [true, false, true]],
    ['visibleWhen="choice-selected" whenTagName="nobody"', [false, false, false]],
    ['whenChoiceValue="Street"', [false, false, true]],
  ])('%s with nothing, Airport, Street chosen', (attrs, expected) => {
    const editor = open(note(attrs));
    const seen = [[], ['AP'], ['Street']].map((chosen) => {
      annotationOf(editor).answer('kind', chosen);
      return isShown(editor);
    });
    expect(seen).toEqual(expected);
  });

  it('asks the region that it is shown for, not the selected one', () => {
    const editor = open(note('perRegion="true" whenLabelValue="Car"'));
    annotationOf(editor).selectRegions(['b']);
    expect([isShown(editor, 'a'), isShown(editor, 'b')]).toEqual([true, false]);
  });

  it('hides what watches a hidden choice, and survives two that watch each other', () => {
    const chain = `<Choices name="more" toName="img" visibleWhen="choice-selected" whenTagName="kind"><Choice value="x"/></Choices>
      ${note('visibleWhen="choice-selected" whenTagName="more"')}`;
    const editor = open(chain, [{ ...choice('x'), from_name: 'more' }]);
    expect(isShown(editor)).toBe(false);
    annotationOf(editor).answer('kind', ['Street']);
    expect(isShown(editor)).toBe(true);
    const circle = `<Choices name="one" toName="img" visibleWhen="choice-selected" whenTagName="note"><Choice value="x"/></Choices>
      <Choices name="note" toName="img" visibleWhen="choice-selected" whenTagName="one"><Choice value="y"/></Choices>`;
    expect(isShown(open(circle))).toBe(false);
  });
});

describe('what is saved', () => {
  const asked = `<TextArea name="plate" toName="img" perRegion="true" whenLabelValue="Car"/>
    <Choices name="detail" toName="img" visibleWhen="choice-selected" whenTagName="kind" whenChoiceValue="Street"><Choice value="busy"/></Choices>`;
  const types = (annotation: AnnotationStore) => annotation.serialize().result.map((result) => result.from_name);

  it('leaves out answers made here whose condition no longer holds, and brings them back when it does', () => {
    const annotation = annotationOf(open(asked, [box('a')]));
    annotation.update('a', { answers: { plate: ['X 1'] } });
    annotation.answer('kind', ['Street']);
    annotation.answer('detail', ['busy']);
    expect(types(annotation)).toEqual(['label', 'plate', 'kind', 'detail']);
    annotation.update('a', { labels: ['P'] });
    annotation.answer('kind', ['AP']);
    expect(types(annotation)).toEqual(['label', 'kind']);
    expect(annotation.answerOf('plate', { region: 'a' })).toEqual(['X 1']);
    annotation.update('a', { labels: ['Car'] });
    expect(types(annotation)).toEqual(['label', 'plate', 'kind']);
  });

  it('counts the conditions around a control of the task, and not those around a control of a region', () => {
    const inside = (control: string) => `<View visibleWhen="choice-selected" whenTagName="kind" whenChoiceValue="Street">${control}</View>`;
    const config = inside(
      '<Choices name="detail" toName="img"><Choice value="busy"/></Choices><TextArea name="plate" toName="img" perRegion="true"/>',
    );
    const annotation = annotationOf(open(config, [box('a')]));
    annotation.update('a', { answers: { plate: ['X 1'] } });
    annotation.answer('kind', ['Street']);
    annotation.answer('detail', ['busy']);
    expect(types(annotation)).toEqual(['label', 'plate', 'kind', 'detail']);
    annotation.answer('kind', ['AP']);
    expect(types(annotation)).toEqual(['label', 'plate', 'kind']);
  });

  it('writes back what nobody touched, whatever its conditions say', () => {
    const value = { ...plane, text: ['X 1'] };
    const results = [
      box('b', { value: plane }),
      box('b', { from_name: 'plate', type: 'textarea', value }),
      { ...choice('busy'), from_name: 'detail' },
      box('other'),
    ];
    const annotation = annotationOf(open(asked, results));
    expect(annotation.serialize().result).toEqual(results);
    annotation.remove(['other']);
    expect(annotation.serialize().result).toEqual(results.slice(0, 3));
  });
});
