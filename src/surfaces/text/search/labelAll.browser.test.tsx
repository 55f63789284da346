import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { highlighted, openPage, painted, retype, span } from '../textPage.test';

afterEach(cleanup);

async function openPanel(frame: HTMLElement): Promise<HTMLElement> {
  frame.focus();
  await userEvent.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
  return screen.findByRole('region', { name: 'Label all like this' });
}

async function said(panel: HTMLElement, text: RegExp): Promise<void> {
  await waitFor(() => expect(panel.querySelector('[role="status"]')?.textContent).toMatch(text));
}

const TEXT = 'Ada met Bob. ada met Adam. Ada left Bob; Ada';

describe('label all like this', () => {
  it('labels the chosen places in one undo step, and leaves predictions alone', async () => {
    const { editor, frame } = await openPage(TEXT, {
      result: [span('a', 0, 3)],
      predictions: [{ id: 21, result: [span('p', 41, 44)] }],
    });
    const predicted = JSON.stringify(editor.predictions[0]?.serialize());
    editor.annotation?.selectRegions(['a']);
    const before = editor.annotation?.serialize();
    const panel = await openPanel(frame);
    await said(panel, /^2 places\. 1 more has this label already\.$/);
    await painted();
    expect(Object.entries(highlighted(editor)).flatMap(([css, texts]) => (css.includes('--le-find,') ? texts : []))).toEqual([
      'Ada',
      'Ada',
    ]);
    await userEvent.click(within(panel).getByRole('button', { name: 'Match case' }));
    await said(panel, /^3 places/);
    const places = within(panel).getAllByRole('checkbox', { name: /^Label:/ });
    expect(places.length).toBe(3);
    await userEvent.click(places[1]!);
    await userEvent.click(within(panel).getByRole('button', { name: 'Label 2' }));
    await said(panel, /^2 places labelled/);
    expect(editor.annotation?.regions.map(({ value, labels }) => ({ value, labels }))).toEqual([
      { value: { start: 0, end: 3 }, labels: ['A'] },
      { value: { start: 13, end: 16 }, labels: ['A'] },
      { value: { start: 41, end: 44 }, labels: ['A'] },
    ]);
    expect(editor.annotation?.undoName).toBe('label-all');
    editor.undo();
    expect(editor.annotation?.serialize()).toEqual(before);
    expect(editor.annotation?.canUndo).toBe(false);
    expect(JSON.stringify(editor.predictions[0]?.serialize())).toBe(predicted);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Label all like this' })).toBeNull();
    expect(document.activeElement).toBe(frame);
  });

  it('keeps out what was taken out while another label is chosen, and offers all of another search', async () => {
    const config = `<View><Labels name="label" toName="text"><Label value="A"/><Label value="B"/></Labels><Text name="text" value="$text"/></View>`;
    const { frame } = await openPage(TEXT, { config, result: [span('a', 0, 3)] });
    const panel = await openPanel(frame);
    await retype(within(panel).getByRole('textbox'), 'Ada');
    await said(panel, /^2 places/);
    await userEvent.click(within(panel).getAllByRole('checkbox', { name: /^Label:/ })[0]!);
    await userEvent.selectOptions(within(panel).getByRole('combobox', { name: 'Label' }), 'B');
    await said(panel, /^3 places/);
    expect(within(panel).getByRole('button', { name: 'Label 2' })).toBeDefined();
    await userEvent.click(within(panel).getByRole('button', { name: 'Match case' }));
    await said(panel, /^4 places/);
    expect(within(panel).getByRole('button', { name: 'Label 4' })).toBeDefined();
  });

  it('takes an expression and a label of choice, and says which places a limited label left', async () => {
    const config = `<View><Labels name="label" toName="text"><Label value="A"/><Label value="Few" maxUsages="2"/></Labels><Text name="text" value="$text" granularity="word"/></View>`;
    const { editor, frame } = await openPage('a1 b2 c3 d4', { config });
    const panel = await openPanel(frame);
    await userEvent.click(within(panel).getByRole('button', { name: 'Regular expression' }));
    await userEvent.click(within(panel).getByRole('button', { name: 'Whole words' }));
    await userEvent.selectOptions(within(panel).getByRole('combobox', { name: 'Label' }), 'Few');
    await retype(within(panel).getByRole('textbox'), '\\d');
    await said(panel, /^4 places\.$/);
    await userEvent.click(within(panel).getByRole('button', { name: 'Label 4' }));
    await said(panel, /^2 places labelled\..* 2 were left/);
    // One digit each: the granularity of the text is for hands.
    expect(editor.annotation?.regions.map(({ value }) => value)).toEqual([
      { start: 1, end: 2 },
      { start: 4, end: 5 },
    ]);
  });

  it('takes a label away from all like this: other labels stay, read-only regions too', async () => {
    const config = `<View><Labels name="label" toName="text" choice="multiple"><Label value="A"/><Label value="B"/></Labels><Text name="text" value="$text"/></View>`;
    const both = { ...span('b', 27, 30), value: { start: 27, end: 30, labels: ['A', 'B'] } };
    const { editor, frame } = await openPage(TEXT, { config, result: [span('a', 0, 3), both, span('c', 41, 44, 'A', { readonly: true })] });
    editor.annotation?.selectRegions(['a']);
    const panel = await openPanel(frame);
    await userEvent.selectOptions(within(panel).getByRole('combobox', { name: 'What to do' }), 'Remove label');
    await said(panel, /^3 places\.$/);
    await userEvent.click(within(panel).getByRole('button', { name: 'Remove from 3' }));
    await said(panel, /^Label removed from 2 regions\..* 1 were left/);
    expect(editor.annotation?.regions.map(({ id, labels }) => [id, labels])).toEqual([
      ['b', ['B']],
      ['c', ['A']],
    ]);
    editor.undo();
    expect(editor.annotation?.count).toBe(3);
    expect(editor.annotation?.canUndo).toBe(false);
  });

  it('draws the rows in sight only, and applies thousands while the page goes on', async () => {
    const { editor, frame } = await openPage('Ada and Bob. '.repeat(3000), { result: [span('a', 0, 3)] });
    editor.annotation?.selectRegions(['a']);
    const panel = await openPanel(frame);
    await said(panel, /^2999 places/);
    expect(panel.querySelectorAll('.le-like-row').length).toBeLessThan(30);
    let frames = 0;
    let isOn = true;
    const count = (): void => {
      frames++;
      if (isOn) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    await userEvent.click(within(panel).getByRole('button', { name: 'Label 2999' }));
    await waitFor(() => expect(panel.querySelector('[role="status"]')?.textContent).toMatch(/^2999 places labelled/), { timeout: 20_000 });
    isOn = false;
    expect(frames).toBeGreaterThan(5);
    expect(editor.annotation?.count).toBe(3000);
    editor.undo();
    expect(editor.annotation?.count).toBe(1);
  });
});
