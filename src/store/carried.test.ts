import { describe, expect, it } from 'vitest';
import { attr, defineKind, defineTag } from '../core';
import { createStore } from '../createEditor';
import { builtinTags } from '../tags/builtin';
import type { EditorStore } from './editorTypes';
import type { CarryOver, EditorOptions } from './optionTypes';
import { annotatedTask, boxesConfig } from './testTasks';

function open(options: Partial<EditorOptions> = {}, config = boxesConfig): EditorStore {
  return createStore({ config, task: annotatedTask([]), ...options });
}

/** The editor of the next task. */
function next(editor: EditorStore, config = boxesConfig, options: Partial<EditorOptions> = {}): EditorStore {
  return open({ ...options, carry: editor.carry() }, config);
}

describe('settings', () => {
  it('that a person changed go on to the next tasks, before those of the host', () => {
    const settings = { keepLabel: false, wheelZooms: true };
    const first = open({ settings });
    first.setSetting('keepLabel', true);
    first.setSetting('brushSize', 40);
    const third = next(next(first, boxesConfig, { settings }), boxesConfig, { settings: { ...settings, showLabels: true } });
    expect(third.settings).toMatchObject({ keepLabel: true, brushSize: 40, wheelZooms: true, showLabels: true });
  });

  it('that nobody changed are the host’s to change', () => {
    expect(next(open({ settings: { wheelZooms: true } }), boxesConfig, { settings: { wheelZooms: false } }).settings.wheelZooms).toBe(
      false,
    );
  });
});

describe('tool and labels', () => {
  it('stay in hand', () => {
    const editor = open();
    editor.labeling.pressLabel('label', 'Car');
    const { labeling } = next(editor);
    expect([labeling.armed('label'), labeling.tool]).toEqual([['Car'], { type: 'draw', control: 'label' }]);
    expect(labeling.forNewRegion('img', 'label')).toEqual({ label: ['Car'] });
    editor.labeling.setTool({ type: 'pan' });
    expect(next(editor).labeling.tool).toEqual({ type: 'pan' });
  });

  it('are left out where the person does not want them, or the config lacks them', () => {
    const editor = open();
    editor.labeling.pressLabel('label', 'Car');
    const without = next(editor, boxesConfig.replace('value="Car"', 'value="Bus"')).labeling;
    expect([without.anyArmed, without.tool]).toEqual([false, { type: 'select' }]);
    const renamed = next(editor, boxesConfig.replace('name="label"', 'name="other"')).labeling;
    expect([renamed.anyArmed, renamed.tool]).toEqual([false, { type: 'select' }]);
    editor.setSetting('keepTool', false);
    expect(editor.carry()).not.toHaveProperty('armed');
    expect(next(editor).labeling.anyArmed).toBe(false);
  });

  it('go before what the config selects, which is armed where nothing was in hand', () => {
    const config = boxesConfig.replace('value="Plane"', 'value="Plane" selected="true"');
    const editor = open({}, config);
    expect(next(editor, config).labeling.armed('label')).toEqual(['P']);
    editor.labeling.pressLabel('label', 'Car');
    expect(next(editor, config).labeling.armed('label')).toEqual(['Car']);
    editor.labeling.disarm();
    expect(next(editor, config).labeling.armed('label')).toEqual(['P']);
  });

  it('take no harm from what no editor made', () => {
    const strange = {
      settings: { nonsense: 1 },
      tool: { type: 'draw', control: 'constructor' },
      armed: { toString: ['x'] },
      variants: { label: 'nose' },
    };
    const { labeling, settings } = open({ carry: strange as unknown as CarryOver });
    expect([labeling.tool, labeling.anyArmed]).toEqual([{ type: 'select' }, false]);
    expect(settings).not.toHaveProperty('nonsense');
  });
});

describe('views', () => {
  const place = { zoom: 3, x: 25, y: 75, brightness: 120 };

  it('are kept per object, and go on to the next task where the person wants that', () => {
    const editor = open();
    expect(editor.viewOf('img')).toBeUndefined();
    editor.keepView('img', place);
    expect(editor.viewOf('img')).toEqual(place);
    expect(next(editor).viewOf('img')).toBeUndefined();
    editor.setSetting('keepZoom', true);
    expect(next(next(editor)).viewOf('img')).toEqual(place);
  });
});

const dotKind = defineKind<{ x: number }>({
  name: 'dot',
  isValid: () => true,
  bounds: ({ x }) => ({ x, y: 0, width: 1, height: 1 }),
  contains: () => false,
  move: (value) => value,
});
const dot = {
  role: 'control',
  attrs: { name: attr.id(), toName: attr.ref('Image'), choice: attr.string('single') },
  items: ['Label'],
  kind: dotKind,
  codec: {
    has: (wire: object) => 'x' in wire,
    read: (wire: object) => ({ value: wire as { x: number }, findings: [] }),
    write: (v: object, wire: object) => ({ ...wire, ...v }),
  },
  tools: [{ id: 'dot' }, { id: 'spray', paints: true, continues: true }, { id: 'wiper', paints: true, continues: true, needsBase: true }],
} as const;
const tags = [...builtinTags, defineTag({ ...dot, name: 'DotLabels', labelKey: 'dotlabels' })];
const dots = `<View><Image name="img" value="$image"/>
  <DotLabels name="a" toName="img"><Label value="A"/><Label value="B"/></DotLabels>
  <DotLabels name="b" toName="img"><Label value="C"/></DotLabels></View>`;

function openDots(options: Partial<EditorOptions> = {}): EditorStore {
  return createStore({ tags, config: dots, task: annotatedTask([]), ...options });
}

function draw(editor: EditorStore, control = 'a'): string {
  const labels = editor.labeling.forNewRegion('img', control);
  if (!labels || !editor.annotation) throw new Error('nothing can be drawn');
  return editor.annotation.add({ control, value: { x: 1 }, labels }).id;
}

describe('tool variants', () => {
  it('stay in hand while labels change, also to another control that has them', () => {
    const { labeling } = openDots();
    labeling.pressLabel('a', 'A');
    labeling.setTool({ type: 'draw', control: 'a', tool: 'spray' });
    expect(labeling.armed('a')).toEqual(['A']);
    labeling.pressLabel('a', 'B');
    expect([labeling.armed('a'), labeling.tool]).toEqual([['B'], { type: 'draw', control: 'a', tool: 'spray' }]);
    labeling.pressLabel('b', 'C');
    expect(labeling.tool).toEqual({ type: 'draw', control: 'b', tool: 'spray' });
  });

  it('come back with the label after another tool, and in the next task', () => {
    const editor = openDots();
    const { labeling } = editor;
    labeling.pressLabel('a', 'A');
    labeling.setTool({ type: 'draw', control: 'a', tool: 'spray' });
    labeling.setTool({ type: 'select' });
    labeling.pressLabel('a', 'B');
    expect(labeling.tool).toEqual({ type: 'draw', control: 'a', tool: 'spray' });
    labeling.disarm();
    const after = openDots({ carry: editor.carry() }).labeling;
    after.pressLabel('a', 'A');
    expect(after.tool).toEqual({ type: 'draw', control: 'a', tool: 'spray' });
    after.setTool({ type: 'draw', control: 'a' });
    after.setTool({ type: 'select' });
    after.pressLabel('a', 'A');
    expect(after.tool).toEqual({ type: 'draw', control: 'a' });
  });

  it('that only work on a region give way to a label', () => {
    const { labeling } = openDots();
    labeling.pressLabel('a', 'A');
    labeling.setTool({ type: 'draw', control: 'a', tool: 'spray' });
    labeling.setTool({ type: 'draw', control: 'a', tool: 'wiper' });
    expect(labeling.goesOn).toBe(true);
    labeling.pressLabel('a', 'B');
    expect(labeling.tool).toEqual({ type: 'draw', control: 'a', tool: 'spray' });
  });

  it('that paint keep their label and select what they drew, so that the next stroke goes on with it', () => {
    const editor = openDots();
    editor.labeling.pressLabel('a', 'A');
    editor.labeling.setTool({ type: 'draw', control: 'a', tool: 'spray' });
    const id = draw(editor);
    expect([editor.labeling.armed('a'), editor.annotation?.selection]).toEqual([['A'], [id]]);
    editor.labeling.pressLabel('a', 'B');
    expect(editor.annotation?.region(id)?.labels).toEqual(['B']);
    expect([editor.labeling.armed('a'), editor.labeling.tool]).toEqual([['A'], { type: 'draw', control: 'a', tool: 'spray' }]);
  });

  it('that do not, put the label down', () => {
    const editor = openDots();
    editor.labeling.pressLabel('a', 'A');
    draw(editor);
    expect([editor.labeling.goesOn, editor.labeling.anyArmed, editor.annotation?.selection]).toEqual([false, false, []]);
  });
});
