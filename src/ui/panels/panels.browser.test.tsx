import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createRegistry } from '../../core';
import { createEditorStore } from '../../store';
import { builtinTags } from '../../tags/builtin';
import { EditorProvider } from '../kit';
import { CONFIG, manySpans, openShell, PREDICTIONS, span, TEXT } from '../openShell.test';
import { RegionsPanel } from './RegionsPanel';

afterEach(cleanup);

const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Regions' });
const rows = (): HTMLElement[] => within(grid()).queryAllByRole('row');
const row = (id: string): HTMLElement => {
  const found = rows().find(({ dataset }) => dataset.region === id);
  if (!found) throw new Error(`no row of ${id}`);
  return found;
};

describe('the region list', () => {
  it('holds ten thousand regions in as many rows as are in sight and a few', async () => {
    const { editor } = openShell({ annotations: [manySpans(10_000)] });
    await waitFor(() => expect(rows().length).toBeGreaterThan(3));
    const most = Math.ceil(grid().clientHeight / 30) + 14;
    expect(rows().length).toBeLessThanOrEqual(most);
    expect(grid().getAttribute('aria-rowcount')).toBe('10000');
    editor.annotation?.selectRegions(['r7000']);
    await waitFor(() => expect(row('r7000').getAttribute('aria-rowindex')).toBe('7001'));
    const [box, list] = [row('r7000').getBoundingClientRect(), grid().getBoundingClientRect()];
    expect(box.top).toBeGreaterThanOrEqual(list.top);
    expect(box.bottom).toBeLessThanOrEqual(list.bottom + 1);
    expect(rows().length).toBeLessThanOrEqual(most);
  });

  it('draws one row when one region changes', async () => {
    const task = { data: { text: TEXT }, annotations: [manySpans(1000)] };
    const editor = createEditorStore({ registry: createRegistry(builtinTags), config: CONFIG, task });
    render(
      <EditorProvider editor={editor}>
        <div style={{ display: 'flex', flexDirection: 'column', height: 400 }}>
          <RegionsPanel />
        </div>
      </EditorProvider>,
    );
    await waitFor(() => expect(rows().length).toBeGreaterThan(10));
    // Each drawing of a row asks for its look once, and nothing else on this page asks.
    const drawn = vi.spyOn(editor, 'lookOf');
    act(() => editor.annotation?.update('r2', { labels: ['Place'] }));
    expect(row('r2').textContent).toContain('Place');
    expect(drawn.mock.calls.map(([region]) => region.id)).toEqual(['r2']);
  });

  it('shows label, text, score, origin and problem', async () => {
    const result = [
      span('a', 0, 3, 'Person', { score: 0.456, origin: 'prediction' }),
      span('b', 4, 7, 'Nobody'),
      { ...span('c', 8, 9), value: { start: 8, end: 9 } },
    ];
    openShell({ annotations: [{ id: 1, result }] });
    await waitFor(() => expect(rows().length).toBe(3));
    expect(row('a').textContent).toMatch(/^1PersonAda0\.46/);
    expect(within(row('a')).getByRole('img', { name: 'From a prediction' })).toBeDefined();
    expect(within(row('b')).getByRole('img', { name: /Has a problem/ })).toBeDefined();
    expect(row('c').textContent).toContain('No label');
  });

  it('selects with the pointer: one, another, a range', async () => {
    const { editor } = openShell({ annotations: [manySpans(6)] });
    await waitFor(() => expect(rows().length).toBe(6));
    const selection = (): readonly string[] => editor.annotation?.selection ?? [];
    await userEvent.click(within(row('r1')).getByText('Place'));
    expect(selection()).toEqual(['r1']);
    await userEvent.click(within(row('r4')).getByText('Person'), { modifiers: ['Shift'] });
    expect(selection()).toEqual(['r1', 'r2', 'r3', 'r4']);
    await userEvent.click(within(row('r2')).getByText('Person'), { modifiers: ['Control'] });
    expect(selection()).toEqual(['r1', 'r3', 'r4']);
    await userEvent.click(within(row('r0')).getByText('Person'));
    expect(selection()).toEqual(['r0']);
    await userEvent.click(within(row('r0')).getByText('Person'));
    expect(selection()).toEqual([]);
  });

  it('is worked by keyboard alone', async () => {
    const { editor } = openShell({ annotations: [manySpans(6)] });
    await waitFor(() => expect(rows().length).toBe(6));
    const layer = editor.annotation!;
    grid().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(grid().getAttribute('aria-activedescendant')).toBe(row('r1').id);
    await userEvent.keyboard(' ');
    expect(layer.selection).toEqual(['r1']);
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(layer.selection).toEqual(['r1', 'r2']);
    await userEvent.keyboard('{Delete}');
    expect(layer.regions.map(({ id }) => id)).toEqual(['r0', 'r3', 'r4', 'r5']);
    expect(document.activeElement).toBe(grid());
    await userEvent.keyboard('{End}{Enter}');
    expect(layer.selection).toEqual(['r5']);
    await userEvent.keyboard('{Control>}a{/Control}{Backspace}');
    expect(layer.count).toBe(0);
    await waitFor(() => expect(document.activeElement?.closest('.le-root')).not.toBeNull());
  });

  it('has the keys after a press on a row, and after a press on an icon of it', async () => {
    const { editor } = openShell({ annotations: [manySpans(6)] });
    await waitFor(() => expect(rows().length).toBe(6));
    await userEvent.click(within(row('r1')).getByText('Place'));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(editor.annotation?.selection).toEqual(['r2']);
    await userEvent.click(within(row('r2')).getByRole('button', { name: 'Delete' }));
    expect(document.activeElement).toBe(grid());
    expect(editor.annotation?.count).toBe(5);
  });

  it('filters by label and text, with the numbers the regions have', async () => {
    openShell({ annotations: [manySpans(6)] });
    await waitFor(() => expect(rows().length).toBe(6));
    const box = screen.getByRole('searchbox', { name: 'Filter regions' });
    await userEvent.type(box, 'place');
    expect(rows().map((each) => each.querySelector('.le-row-index')?.textContent)).toEqual(['2', '4', '6']);
    await userEvent.clear(box);
    await userEvent.type(box, 'zebra');
    expect(document.body.textContent).toContain('No region matches “zebra”');
  });

  it('hides and locks, one and all', async () => {
    const { editor } = openShell({ annotations: [manySpans(3)] });
    await waitFor(() => expect(rows().length).toBe(3));
    const layer = editor.annotation!;
    await userEvent.click(within(row('r1')).getByRole('button', { name: 'Hide' }));
    await userEvent.click(within(row('r1')).getByRole('button', { name: 'Lock' }));
    expect([layer.isHidden('r1'), layer.isLocked('r1'), layer.selection.length]).toEqual([true, true, 0]);
    expect(within(row('r1')).queryByRole('button', { name: 'Delete' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Hide all regions' }));
    expect(layer.allHidden).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Show all regions' }));
    expect([layer.allHidden, layer.isHidden('r1')]).toEqual([false, false]);
    await userEvent.click(screen.getByRole('button', { name: 'Lock all regions' }));
    expect(layer.allLocked).toBe(true);
  });

  it('asks in the row of the selected region, which then has the height it needs', async () => {
    // Else they are asked beside the span, and nowhere else.
    const { editor } = openShell({ annotations: [manySpans(40)], settings: { questionsAtRegion: false } });
    await waitFor(() => expect(rows().length).toBeGreaterThan(3));
    expect(screen.queryByRole('textbox', { name: /entity/i })).toBeNull();
    await userEvent.click(within(row('r1')).getByText('Place'));
    const fields = await waitFor(() => {
      const found = row('r1').querySelector<HTMLElement>('[data-le-region-fields]');
      if (!found) throw new Error('no fields yet');
      return found;
    });
    const field = fields.querySelector<HTMLElement>('textarea, input');
    expect(field).not.toBeNull();
    await userEvent.click(field!);
    expect(editor.annotation?.selection).toEqual(['r1']);
    await userEvent.keyboard('Lovelace{Enter}');
    expect(editor.annotation?.answerOf('entity', { region: 'r1' })).toEqual(['Lovelace']);
    expect(row('r2').getBoundingClientRect().top).toBeGreaterThanOrEqual(fields.getBoundingClientRect().bottom - 1);
  });
});

describe('the details', () => {
  it('show a region and change its numbers', async () => {
    const { editor } = openShell({ annotations: [{ id: 1, result: [span('a', 0, 3)] }] });
    editor.annotation?.selectRegions(['a']);
    const end = await screen.findByRole('textbox', { name: 'End' });
    await userEvent.fill(end, '7');
    await userEvent.keyboard('{Enter}');
    expect(editor.annotation?.region('a')?.value).toEqual({ start: 0, end: 7 });
    expect(editor.annotation?.region('a')?.results[0]?.value?.text).toBe('Ada met');
    await userEvent.fill(end, 'many');
    await userEvent.keyboard('{Enter}');
    expect((end as HTMLInputElement).value).toBe('7');
  });

  it('keep a note in the results, and take it away', async () => {
    const { editor, root } = openShell({ annotations: [{ id: 1, result: [span('a', 0, 3)] }] });
    editor.annotation?.selectRegions(['a']);
    await screen.findByRole('textbox', { name: 'Note' });
    root.focus();
    await userEvent.keyboard('{Alt>}m{/Alt}');
    await userEvent.keyboard('Look here{Enter}');
    const meta = (): unknown => editor.annotation?.region('a')?.results[0]?.meta;
    expect(meta()).toEqual({ text: ['Look here'] });
    await userEvent.fill(screen.getByRole('textbox', { name: 'Note' }), '');
    await userEvent.keyboard('{Enter}');
    expect(meta() ?? {}).toEqual({});
  });

  it('say in words why a region cannot be changed', async () => {
    const { editor } = openShell({ annotations: [{ id: 1, result: [span('a', 0, 3, 'Person', { readonly: true })] }] });
    editor.annotation?.selectRegions(['a']);
    await screen.findByText(/its results say “readonly”/);
    expect((screen.getByRole('textbox', { name: 'End' }) as HTMLInputElement).readOnly).toBe(true);
  });
});

describe('layers', () => {
  it('lays a prediction over the annotation, in its own colour and opacity', async () => {
    const { editor } = openShell({ annotations: [{ id: 1, result: [] }], predictions: PREDICTIONS, showPredictions: true });
    editor.select('1');
    await userEvent.click(screen.getByRole('tab', { name: 'Layers' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Show two' }));
    const overlay = () => editor.overlays.find(({ layer }) => layer.modelVersion === 'two');
    expect(overlay()?.visible).toBe(true);
    const slider = screen.getByRole('slider', { name: 'Opacity of two' });
    slider.focus();
    const before = overlay()?.opacity ?? 0;
    await userEvent.keyboard('{ArrowLeft}');
    expect(overlay()?.opacity).toBeLessThan(before);
    await userEvent.click(screen.getByRole('button', { name: 'Copy one to a new annotation' }));
    expect(editor.annotation?.count).toBe(2);
  });
});

describe('problems', () => {
  it('are counted, say what and how, and lead to the region', async () => {
    const { editor } = openShell({ annotations: [{ id: 1, result: [span('a', 0, 3), span('b', 4, 7, 'Nobody')] }] });
    await userEvent.click(screen.getByRole('tab', { name: /Problems 1/ }));
    const place = await screen.findByText(/^\$\.annotations/);
    expect(place.closest('li')?.textContent).toContain('Nobody');
    expect(place.textContent).toContain('$.annotations[0].result[1]');
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(editor.annotation?.selection).toEqual(['b']);
  });

  it('lead to a tag of the config', async () => {
    const config =
      '<View>\n<Text name="text" value="$text"/>\n<Labels name="label" toName="text">\n<Label value="A" hotkey="u"/>\n</Labels></View>';
    const { root } = openShell({ config, annotations: [{ id: 1, result: [] }] });
    await userEvent.click(screen.getByRole('tab', { name: /Problems 1/ }));
    expect((await screen.findByText(/^config 4:/)).closest('li')?.dataset.code).toBe('hotkey-taken');
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(document.activeElement?.closest('[data-tag="Labels"]')).not.toBeNull();
    expect(root.contains(document.activeElement)).toBe(true);
  });

  it('says so when there are none', async () => {
    openShell({ annotations: [{ id: 1, result: [span('a', 0, 3)] }] });
    await userEvent.click(screen.getByRole('tab', { name: 'Problems' }));
    await screen.findByText('No problems');
  });
});
