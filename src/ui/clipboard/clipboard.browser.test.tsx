import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Result } from '../../core';
import { manySpans, openShell, PREDICTIONS, span } from '../openShell.test';

afterEach(() => {
  cleanup();
  document.getSelection()?.removeAllRanges();
});

type Opened = ReturnType<typeof openShell>;

const IMAGE = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"/>';
const BOXES = `<View><Image name="img" value="$image"/>
  <RectangleLabels name="label" toName="img"><Label value="Car"/></RectangleLabels></View>`;

function box(id: string, x: number): Result {
  const value = { x, y: 10, width: 20, height: 20, rotation: 0, rectanglelabels: ['Car'] };
  return {
    id,
    from_name: 'label',
    to_name: 'img',
    type: 'rectanglelabels',
    original_width: 600,
    original_height: 400,
    image_rotation: 0,
    value,
  };
}

function openBoxes(...results: readonly Result[]): Opened {
  return openShell({ config: BOXES, task: { data: { image: IMAGE }, annotations: [{ id: 1, result: results }] } });
}

const press = (key: string) => userEvent.keyboard(`{Control>}${key}{/Control}`);
const idsOf = ({ editor }: Opened) => editor.annotation?.orderedIds.slice() ?? [];
const said = ({ root }: Opened) =>
  within(root)
    .getAllByRole('status')
    .map((one) => one.textContent);

/** What the browser's own menu sends: an event without keys. */
function send(
  type: 'copy' | 'cut' | 'paste',
  data: Readonly<Record<string, string>> = {},
  target: Element = document.body,
): ClipboardEvent {
  const clipboardData = new DataTransfer();
  for (const [format, text] of Object.entries(data)) clipboardData.setData(format, text);
  const event = new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true, composed: true });
  target.dispatchEvent(event);
  return event;
}

describe('keys', () => {
  it('carry regions from one editor to another, through the real clipboard', async () => {
    const one = openShell({ annotations: [manySpans(3)] });
    const two = openShell();
    one.editor.annotation?.selectRegions(['r0', 'r2']);
    one.root.focus();
    await press('c');
    expect(said(one).join()).toContain('2 regions copied');
    two.root.focus();
    await press('v');
    await waitFor(() => expect(two.editor.annotation?.count).toBe(2));
    expect(two.editor.annotation?.regions.map(({ value }) => value)).toEqual([
      { start: 0, end: 3 },
      { start: 2, end: 5 },
    ]);
    expect(idsOf(two)).not.toContain('r0');
    expect(two.editor.annotation?.selection).toEqual(idsOf(two));
    await waitFor(() => expect(said(two).join()).toContain('2 regions pasted'));
    expect(one.editor.annotation?.count).toBe(3);
    await press('z');
    expect(two.editor.annotation?.count).toBe(0);
  });

  it('cut what may be deleted, and say what stays', async () => {
    const shell = openShell({ annotations: [{ id: 1, result: [span('a', 0, 3), span('b', 4, 7, 'Person', { readonly: true })] }] });
    shell.editor.annotation?.selectRegions(['a', 'b']);
    shell.root.focus();
    await press('x');
    expect(idsOf(shell)).toEqual(['b']);
    expect(said(shell).join()).toContain('2 regions copied, 1 of them deleted');
    await press('v');
    await waitFor(() => expect(shell.editor.annotation?.count).toBe(3));
    expect(shell.editor.annotation?.regions.map(({ readonly }) => readonly)).toEqual([true, false, false]);
  });

  it('duplicate boxes beside themselves', async () => {
    const shell = openBoxes(box('a', 10));
    await waitFor(() => expect(shell.editor.surfaces.get('img')?.ready).toBe(true), { timeout: 10_000 });
    shell.editor.annotation?.selectRegions(['a']);
    shell.root.focus();
    await press('d');
    await waitFor(() => expect(shell.editor.annotation?.count).toBe(2));
    expect(shell.editor.annotation?.regions[1]?.value).toMatchObject({ x: 11.5, y: 12.25, width: 20 });
    expect(said(shell).join()).toContain('1 region duplicated');
  });

  it('bring regions up and down', async () => {
    const shell = openBoxes(box('a', 10), box('b', 20), box('c', 30));
    shell.editor.annotation?.selectRegions(['a']);
    shell.root.focus();
    await press('{]}');
    expect(idsOf(shell)).toEqual(['b', 'a', 'c']);
    await userEvent.keyboard('{Control>}{Shift>}{BracketRight}{/Shift}{/Control}');
    expect(idsOf(shell)).toEqual(['b', 'c', 'a']);
    await userEvent.keyboard('{Control>}{Shift>}{BracketLeft}{/Shift}{/Control}');
    expect(idsOf(shell)).toEqual(['a', 'b', 'c']);
    expect(said(shell).join()).toContain('Sent to the back');
    await press('{[}');
    expect(said(shell).join()).toContain('Nothing to pass');
  });

  it('are in the list of shortcuts', async () => {
    const { root } = openShell();
    root.focus();
    await userEvent.keyboard('?');
    const sheet = await screen.findByRole('dialog');
    for (const [name, keys] of [
      ['Copy selected regions', 'Ctrl+C'],
      ['Cut selected regions', 'Ctrl+X'],
      ['Paste regions', 'Ctrl+V'],
      ['Bring selected regions to the front', 'Ctrl+Shift+]'],
    ] as const) {
      expect(within(sheet).getByRole('row', { name: new RegExp(name) }).textContent).toContain(keys);
    }
  });
});

describe('clipboard events', () => {
  it('write JSON and text alike', () => {
    const { editor, root } = openShell({ annotations: [{ id: 1, result: [span('a', 0, 3)] }] });
    editor.annotation?.selectRegions(['a']);
    root.focus();
    const { clipboardData, defaultPrevented } = send('copy');
    expect(defaultPrevented).toBe(true);
    expect(JSON.parse(clipboardData?.getData('application/json') ?? '')).toEqual([span('a', 0, 3)]);
    expect(clipboardData?.getData('text/plain')).toBe(clipboardData?.getData('application/json'));
  });

  it('copy from a prediction, but paste nothing into it', async () => {
    const shell = openShell({ predictions: PREDICTIONS, showPredictions: true });
    shell.editor.select('11');
    shell.editor.active?.selectRegions(['p1']);
    shell.root.focus();
    const json = send('cut').clipboardData?.getData('application/json') ?? '';
    expect(JSON.parse(json)).toHaveLength(1);
    expect(shell.editor.active?.count).toBe(2);
    send('paste', { 'application/json': json });
    await waitFor(() => expect(said(shell).join()).toContain('read-only'));
    expect(shell.editor.active?.count).toBe(2);
  });

  it('are left alone where the focus is elsewhere, in a field, in a dialog, or text is selected', async () => {
    const { editor, root } = openShell({ annotations: [manySpans(2)] });
    const json = JSON.stringify(manySpans(1).result);
    editor.annotation?.selectRegions(['r0']);
    const outside = document.createElement('button');
    document.body.append(outside);
    outside.focus();
    expect(send('copy').defaultPrevented).toBe(false);
    expect(send('paste', { 'text/plain': json }).defaultPrevented).toBe(false);
    outside.remove();

    const field = await waitFor(() => {
      const found = root.querySelector<HTMLElement>('textarea, input[type="text"]');
      if (!found) throw new Error('the details have no field yet');
      return found;
    });
    field.focus();
    for (const type of ['copy', 'cut', 'paste'] as const) expect(send(type, { 'text/plain': json }, field).defaultPrevented).toBe(false);

    root.focus();
    const stage = root.querySelector('[data-le-pane="stage"]');
    if (!stage) throw new Error('the shell has no stage');
    document.getSelection()?.selectAllChildren(stage);
    expect(send('copy').defaultPrevented).toBe(false);
    expect(send('cut').defaultPrevented).toBe(false);
    document.getSelection()?.removeAllRanges();

    await userEvent.keyboard('?');
    const dialog = await screen.findByRole('dialog');
    expect(send('paste', { 'text/plain': json }, dialog).defaultPrevented).toBe(false);
    expect(editor.annotation?.count).toBe(2);
  });

  it('belong to the editor that has the focus, and to none that is gone', async () => {
    const one = openShell({ annotations: [manySpans(1)] });
    const two = openShell({ annotations: [manySpans(1)] });
    two.root.focus();
    send('paste', { 'text/plain': JSON.stringify([span('x', 0, 3)]) });
    await waitFor(() => expect(two.editor.annotation?.count).toBe(2));
    expect(one.editor.annotation?.count).toBe(1);
    cleanup();
    expect(send('paste', { 'text/plain': JSON.stringify([span('x', 0, 3)]) }).defaultPrevented).toBe(false);
  });

  it('say what was wrong with what was pasted, until it is dismissed', async () => {
    const shell = openShell({ annotations: [manySpans(1)] });
    shell.root.focus();
    send('paste', { 'text/plain': 'Hello' });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain("The clipboard holds the text 'Hello', which is no JSON, so there is nothing to paste.");
    await waitFor(() => expect(said(shell).join()).toContain('Nothing was pasted'));
    expect(shell.editor.problems.map(({ code }) => code)).toContain('paste-not-json');
    await userEvent.click(within(alert).getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
    shell.root.focus();
    send('paste', { 'text/plain': JSON.stringify([span('x', 0, 3, 'Nobody')]) });
    await waitFor(() => expect(shell.editor.annotation?.count).toBe(2));
    expect((await screen.findByRole('alert')).textContent).toContain("'Nobody'");
    send('paste', { 'text/plain': JSON.stringify([span('y', 4, 7)]) });
    await waitFor(() => expect(shell.editor.annotation?.count).toBe(3));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});
