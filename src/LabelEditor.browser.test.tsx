import { cleanup, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { LabelEditor, type LabelEditorProps } from './LabelEditor';
import type { EditorStore } from './store';

afterEach(cleanup);

const CONFIG = `<View><Labels name="label" toName="text"><Label value="Person"/></Labels><Text name="text" value="$text"/>
  <Rectangle name="box" toName="text"/></View>`;

/** Shows task after task in one place of the page, as a stream does. */
function openStream() {
  const editors: EditorStore[] = [];
  const page = (props: Partial<LabelEditorProps>) => (
    <StrictMode>
      <LabelEditor config={CONFIG} task={{ text: 'Ada' }} onReady={(editor) => editors.push(editor as EditorStore)} {...props} />
    </StrictMode>
  );
  const { rerender } = render(page({}));
  return {
    show: (props: Partial<LabelEditorProps>) => rerender(page(props)),
    get editor(): EditorStore {
      const editor = editors.at(-1);
      if (!editor) throw new Error('no editor has opened');
      return editor;
    },
  };
}

it('goes on in the next task with the settings that were changed, and with what was in hand', () => {
  const stream = openStream();
  const first = stream.editor;
  first.setSetting('showLabels', true);
  first.setSetting('keepZoom', true);
  first.labeling.pressLabel('label', 'Person');
  first.keepView('text', { zoom: 2, x: 10, y: 20 });
  stream.show({ task: { text: 'Charles' } });
  const second = stream.editor;
  expect(second).not.toBe(first);
  expect(second.settings.showLabels).toBe(true);
  expect(second.labeling.armed('label')).toEqual(['Person']);
  expect(second.viewOf('text')).toEqual({ zoom: 2, x: 10, y: 20 });
});

it('takes only the settings along to another config', () => {
  const stream = openStream();
  stream.editor.setSetting('showLabels', true);
  stream.editor.labeling.pressLabel('label', 'Person');
  stream.show({ config: CONFIG.replace('Rectangle', 'Polygon') });
  expect(stream.editor.settings.showLabels).toBe(true);
  expect(stream.editor.labeling.anyArmed).toBe(false);
});
