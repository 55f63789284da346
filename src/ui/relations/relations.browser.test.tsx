import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Result } from '../../core';
import type { EditorStore } from '../../store';
import { CONFIG, openShell, span, TEXT } from '../openShell.test';
import { mouse } from './hand.test';

afterEach(cleanup);

/** Milliseconds for a dozen real clicks while others use the machine. */
const BUSY = 60_000;

const LABELS = '<Relations choice="single"><Relation value="knows" background="teal"/><Relation value="lives in"/></Relations>';
const config = CONFIG.replace('</View>', `${LABELS}</View>`);
const link = (from: string, to: string, more: object = {}): Result => ({
  from_id: from,
  to_id: to,
  type: 'relation',
  direction: 'right',
  ...more,
});
/** Ada, Charles, London, Mary. */
const spans = [span('a', 0, 3), span('c', 8, 15), span('l', 19, 25, 'Place'), span('m', 31, 35)];

const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Relations' });
const rows = (): HTMLElement[] => within(grid()).queryAllByRole('row');
const row = (index: number): HTMLElement => {
  const found = rows()[index];
  if (!found) throw new Error(`no relation ${index}`);
  return found;
};

async function openTab(): Promise<void> {
  await userEvent.click(screen.getByRole('tab', { name: /^Relations/ }));
  await screen.findByRole('searchbox', { name: 'Filter relations' });
}

/** The line that says what to do; the same words are said aloud elsewhere. */
function hint(text: RegExp): Promise<HTMLElement> {
  return screen.findByText(text, { selector: '.le-banner-text' });
}

function saidIn(root: HTMLElement): string {
  return [...root.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join(' ');
}

/** A click on a region of a surface, where it lies now. */
async function clickRegion(editor: EditorStore, object: string, id: string): Promise<void> {
  const at = await waitFor(
    () => {
      const surface = editor.surfaces.get(object);
      const point = surface?.ready ? surface.clientPointOf(id) : undefined;
      if (!point) throw new Error(`the region ${id} of ${object} is not on the page`);
      return point;
    },
    { timeout: 10_000 },
  );
  await mouse.click(at);
}

describe('the list of relations', () => {
  it('has a tab only where relations are in use', () => {
    openShell({ annotations: [{ id: 1, result: spans }] });
    expect(screen.queryByRole('tab', { name: /^Relations/ })).toBeNull();
    cleanup();
    openShell({ annotations: [{ id: 1, result: [...spans, link('a', 'c')] }] });
    expect(screen.getByRole('tab', { name: /^Relations/ }).textContent).toBe('Relations1');
  });

  it(
    'names both ends, goes to each, turns, labels, hides and deletes',
    async () => {
      const { editor, root } = openShell({
        config,
        annotations: [{ id: 1, result: [...spans, link('a', 'l'), link('c', 'm', { labels: ['knows'] })] }],
      });
      const layer = editor.annotation!;
      await openTab();
      await waitFor(() => expect(rows().length).toBe(2));
      expect(row(0).textContent).toMatch(/AdaPerson.*LondonPlace.*No label/);
      expect(row(1).textContent).toContain('knows');
      await userEvent.click(within(row(0)).getByRole('button', { name: /^Target: London/ }));
      expect([layer.selection, editor.revealed?.region]).toEqual([['l'], 'l']);
      // One real click says that it is reached; each further one costs a busy machine a second.
      fireEvent.click(within(row(0)).getByRole('button', { name: /^Points from source to target/ }));
      fireEvent.click(within(row(0)).getByRole('button', { name: /^Points from target to source/ }));
      expect(layer.relations[0]?.direction).toBe('bi');
      await userEvent.click(row(0), { position: { x: 150, y: 40 } });
      expect([layer.selectedRelation, layer.selection]).toEqual([layer.relations[0]?.id, []]);
      await userEvent.click(await within(row(0)).findByRole('option', { name: /lives in/ }));
      expect(layer.relations[0]?.labels).toEqual(['lives in']);
      await waitFor(() => expect(saidIn(root)).toMatch(/“Ada” \(Person\) – “London” \(Place\), points both ways, lives in/));
      fireEvent.click(within(row(0)).getByRole('button', { name: 'Hide relation' }));
      expect(layer.isRelationHidden(layer.relations[0]?.id ?? '')).toBe(true);
      fireEvent.click(within(row(0)).getByRole('button', { name: 'Delete relation' }));
      expect(layer.relations.map(({ fromId }) => fromId)).toEqual(['c']);
      await waitFor(() => expect(saidIn(root)).toContain('Relation deleted'));
      layer.undo();
      expect(layer.relations[0]).toMatchObject({ direction: 'bi', labels: ['lives in'] });
    },
    BUSY,
  );

  it('is worked by keyboard alone', async () => {
    const { editor } = openShell({ config, annotations: [{ id: 1, result: [...spans, link('a', 'l'), link('c', 'm')] }] });
    const layer = editor.annotation!;
    await openTab();
    await waitFor(() => expect(rows().length).toBe(2));
    act(() => grid().focus());
    await userEvent.keyboard('{ArrowDown}{ArrowDown}d');
    expect(layer.relations.map(({ direction }) => direction)).toEqual(['right', 'left']);
    expect(grid().getAttribute('aria-activedescendant')).toBe(row(1).id);
    await userEvent.keyboard('{Enter}');
    expect(layer.selectedRelation).toBe(layer.relations[1]?.id);
    await within(row(1)).findByRole('combobox');
    await userEvent.keyboard('{Enter}2');
    expect(layer.relations[1]?.labels).toEqual(['lives in']);
    await waitFor(() => expect(document.activeElement).toBe(grid()));
    await userEvent.keyboard('{ArrowRight}');
    expect(layer.selection).toEqual(['m']);
    await userEvent.keyboard('h');
    expect(layer.isRelationHidden(layer.relations[1]?.id ?? '')).toBe(true);
    await userEvent.keyboard('{Delete}');
    expect(layer.relations.length).toBe(1);
    expect(document.activeElement).toBe(grid());
  });

  it('is filtered by text, by label and by what is selected', async () => {
    const { editor } = openShell({
      config,
      annotations: [
        { id: 1, result: [...spans, link('a', 'l', { labels: ['lives in'] }), link('c', 'm', { labels: ['knows'] }), link('m', 'a')] },
      ],
    });
    await openTab();
    const ends = (): string[] =>
      rows().map((one) => [...one.querySelectorAll('.le-relation-end-text')].map(({ textContent }) => textContent).join('-'));
    await waitFor(() => expect(ends()).toEqual(['Ada-London', 'Charles-Mary', 'Mary-Ada']));
    await userEvent.type(screen.getByRole('searchbox', { name: 'Filter relations' }), 'mary');
    await waitFor(() => expect(ends()).toEqual(['Charles-Mary', 'Mary-Ada']));
    await userEvent.clear(screen.getByRole('searchbox', { name: 'Filter relations' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Filter by label' }), 'knows');
    await waitFor(() => expect(ends()).toEqual(['Charles-Mary']));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Filter by label' }), 'Any label');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Relations shown' }), 'Of the selection');
    expect(editor.settings.showRelations).toBe('selected');
    act(() => editor.annotation?.selectRegions(['l']));
    await waitFor(() => expect(ends()).toEqual(['Ada-London']));
    act(() => editor.annotation?.selectRelation(editor.annotation.relations[1]?.id));
    await waitFor(() => expect(ends()).toEqual(['Charles-Mary', 'Mary-Ada']));
  });

  it('holds thousands in as many rows as are in sight and a few', async () => {
    const many = Array.from({ length: 80 }, (_, i) => span(`r${i}`, i % 50, (i % 50) + 3));
    const links = Array.from({ length: 3000 }, (_, i) => link(`r${i % 80}`, `r${(i + 1 + Math.floor(i / 80)) % 80}`));
    const { editor } = openShell({ annotations: [{ id: 1, result: [...many, ...links] }] });
    await openTab();
    await waitFor(() => expect(rows().length).toBeGreaterThan(2));
    expect(rows().length).toBeLessThan(40);
    expect(grid().getAttribute('aria-rowcount')).toBe('3000');
    const far = editor.annotation?.relations[2500]?.id;
    act(() => editor.annotation?.selectRelation(far));
    await waitFor(() => expect(rows().some(({ dataset }) => dataset.relation === far)).toBe(true));
    expect(rows().length).toBeLessThan(40);
  });

  it('cannot be changed in a prediction', async () => {
    openShell({ config, showPredictions: true, predictions: [{ id: 11, result: [...spans, link('a', 'l', { labels: ['knows'] })] }] });
    await openTab();
    await waitFor(() => expect(rows().length).toBe(1));
    await userEvent.click(row(0), { position: { x: 150, y: 40 } });
    expect(within(row(0)).queryByRole('button', { name: 'Delete relation' })).toBeNull();
    expect(within(row(0)).queryByRole('combobox')).toBeNull();
    expect(
      within(row(0))
        .getByRole('button', { name: /^Points/ })
        .getAttribute('aria-disabled'),
    ).toBe('true');
  });

  it.each(['light', 'dark'] as const)('has no accessibility finding in the %s theme', async (theme) => {
    const { editor, root } = openShell({
      config,
      shell: { theme },
      annotations: [{ id: 1, result: [...spans, link('a', 'l', { labels: ['knows', 'unheard of'] }), link('c', 'm')] }],
    });
    await openTab();
    await waitFor(() => expect(rows().length).toBe(2));
    act(() => {
      editor.annotation?.selectRelation(editor.annotation.relations[0]?.id);
      editor.startLinking('a');
    });
    await hint(/^Relate “Ada”/);
    const found = await axe.run(root, { rules: { region: { enabled: false } } });
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

describe('relating by hand', () => {
  it('by keys alone: start, point, take, label; the focus comes back', async () => {
    const { editor, root } = openShell({ config, annotations: [{ id: 1, result: spans }] });
    const layer = editor.annotation!;
    act(() => {
      layer.selectRegions(['a']);
      root.focus();
    });
    await userEvent.keyboard('{Alt>}r{/Alt}');
    await hint(/^Relate “Ada” \(Person\): click the other region/);
    await waitFor(() => expect(saidIn(root)).toContain('Relate “Ada” (Person)'));
    await userEvent.keyboard('{Alt>}..{/Alt}');
    expect([editor.linking, layer.hovered]).toEqual([{ fromId: 'a', toId: 'l' }, 'l']);
    await waitFor(() => expect(saidIn(root)).toContain('“London” (Place)? Enter takes it'));
    await userEvent.keyboard('{Enter}');
    expect(layer.relations).toMatchObject([{ fromId: 'a', toId: 'l', labels: [] }]);
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'));
    await userEvent.keyboard('2');
    expect(layer.relations[0]?.labels).toEqual(['lives in']);
    await waitFor(() => expect(document.activeElement).toBe(root));
    expect(editor.askedRelation).toBeUndefined();
    await userEvent.keyboard('{Delete}');
    expect(layer.relations).toEqual([]);
    expect(layer.count).toBe(4);
  });

  it('finds one of a hundred labels by typing, and takes several', async () => {
    const many = Array.from({ length: 120 }, (_, i) => `<Relation value="label ${String.fromCharCode(97 + (i % 26))}${i}"/>`).join('');
    const { editor, root } = openShell({
      config: CONFIG.replace('</View>', `<Relations>${many}</Relations></View>`),
      annotations: [{ id: 1, result: spans }],
    });
    act(() => editor.startLinking('a'));
    act(() => void editor.endLinking('c'));
    const picker = await screen.findByRole('combobox', { name: /^Labels of: “Ada”/ });
    await waitFor(() => expect(document.activeElement).toBe(picker));
    await userEvent.keyboard('t97{Enter}b1{ArrowDown}{Enter}');
    expect(editor.annotation?.relations[0]?.labels).toEqual(['label t97', 'label b105']);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(root.querySelector('.le-link-bar')).toBeNull());
  });

  it('Escape gives up while linking, and says why nothing came of it', async () => {
    const { editor, root } = openShell({ config, annotations: [{ id: 1, result: spans }] });
    act(() => root.focus());
    await userEvent.keyboard('{Alt>}r{/Alt}');
    expect((await screen.findByRole('alert')).textContent).toContain('Select the region where the relation begins first.');
    act(() => editor.annotation?.selectRegions(['a']));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await userEvent.keyboard('{Alt>}r{/Alt}');
    await hint(/^Relate “Ada”/);
    await userEvent.keyboard('{Escape}');
    expect([editor.linking, editor.annotation?.selection]).toEqual([undefined, ['a']]);
    await waitFor(() => expect(saidIn(root)).toContain('No relation was made'));
  });

  it('across two texts, by clicks, one after another with a label in hand', async () => {
    const two = `<View><Labels name="label" toName="text,other"><Label value="Person"/></Labels>
      <Text name="text" value="$text"/><Text name="other" value="$text"/>${LABELS}</View>`;
    const result = [span('a', 0, 3), { ...span('b', 8, 15), to_name: 'other' }, { ...span('d', 19, 25), to_name: 'other' }];
    const { editor } = openShell({ config: two, height: 700, annotations: [{ id: 1, result }] });
    const layer = editor.annotation!;
    await openTab();
    await userEvent.click(screen.getByRole('button', { name: 'Label…' }));
    await userEvent.click(await screen.findByRole('option', { name: /knows/ }));
    await userEvent.click(screen.getByRole('button', { name: 'One after another' }));
    await clickRegion(editor, 'text', 'a');
    expect(editor.linking).toEqual({ fromId: 'a' });
    await clickRegion(editor, 'other', 'b');
    await clickRegion(editor, 'other', 'd');
    await clickRegion(editor, 'text', 'a');
    expect(layer.relations.map(({ fromId, toId, labels }) => [fromId, toId, labels])).toEqual([
      ['a', 'b', ['knows']],
      ['d', 'a', ['knows']],
    ]);
    expect(layer.serialize().result.slice(3)).toEqual([link('a', 'b', { labels: ['knows'] }), link('d', 'a', { labels: ['knows'] })]);
  });

  it(
    'from a text to a picture, with the button of the details',
    async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 200;
      canvas.height = 100;
      const mixed = `<View><Labels name="label" toName="text"><Label value="Person"/></Labels><Text name="text" value="$text"/>
      <RectangleLabels name="box" toName="img"><Label value="Face"/></RectangleLabels><Image name="img" value="$image"/></View>`;
      const box: Result = {
        id: 'f',
        from_name: 'box',
        to_name: 'img',
        type: 'rectanglelabels',
        original_width: 200,
        original_height: 100,
        value: { x: 20, y: 20, width: 60, height: 60, rotation: 0, rectanglelabels: ['Face'] },
      };
      const task = { id: 1, data: { text: TEXT, image: canvas.toDataURL() }, annotations: [{ id: 1, result: [span('a', 0, 3), box] }] };
      const { editor } = openShell({ config: mixed, task, height: 760 });
      const layer = editor.annotation!;
      act(() => layer.selectRegions(['a']));
      await userEvent.click(await screen.findByRole('button', { name: 'Relate' }));
      expect(editor.linking).toEqual({ fromId: 'a' });
      await clickRegion(editor, 'img', 'f');
      expect(layer.relations).toMatchObject([{ fromId: 'a', toId: 'f' }]);
      expect(editor.askedRelation).toBeUndefined();
      act(() => layer.selectRegions(['f']));
      fireEvent.click(await screen.findByRole('button', { name: /^Source: Ada/ }));
      expect(layer.selection).toEqual(['a']);
    },
    BUSY,
  );
});
