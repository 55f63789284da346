import { cleanup, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { AnnotationJson } from '../core';
import { CONFIG, manySpans, openShell, PREDICTIONS, span, TEXT } from './openShell.test';

afterEach(cleanup);

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const COPY = 'Copy prediction to a new annotation';

describe('tabs', () => {
  it('shows annotations and predictions with model and score, and opens what is pressed', async () => {
    const { editor } = openShell({ annotations: [{ id: 7, result: [] }], predictions: PREDICTIONS, showPredictions: true });
    const tabs = screen.getByRole('tablist', { name: 'Annotations and predictions' });
    const names = within(tabs)
      .getAllByRole('tab')
      .map((tab) => tab.textContent);
    expect(names).toEqual(['Annotation 7', 'one0.88', 'two0.40']);
    await userEvent.click(within(tabs).getByRole('tab', { name: /two/ }));
    expect(editor.active?.modelVersion).toBe('two');
    await userEvent.keyboard('{ArrowLeft}');
    expect(editor.active?.modelVersion).toBe('one');
    expect(document.activeElement).toBe(within(tabs).getByRole('tab', { name: /one/ }));
  });

  it('adds an annotation, and asks before it deletes one', async () => {
    const onDelete = vi.fn();
    const { editor } = openShell({ annotations: [{ id: 7, result: [] }], onDelete });
    await userEvent.click(button('New annotation'));
    expect(editor.annotations.length).toBe(2);
    await userEvent.click(screen.getByRole('tab', { name: /Annotation 7/ }));
    await userEvent.click(button('Delete annotation'));
    const dialog = await screen.findByRole('dialog', { name: 'Delete this annotation?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(editor.annotations.length).toBe(2);
    await userEvent.click(button('Delete annotation'));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(editor.annotations.length).toBe(1));
    expect(onDelete).toHaveBeenCalledOnce();
  });
});

describe('a prediction on screen', () => {
  it('is copied to a new annotation by the Copy button, and stays as it is', async () => {
    const { editor } = openShell({ predictions: PREDICTIONS, showPredictions: true });
    editor.select('11');
    const before = editor.predictions[0]?.serialize();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Submit' })).toBeNull());
    await userEvent.click(button(COPY));
    expect(editor.active?.type).toBe('annotation');
    expect(editor.annotation?.regions.map(({ id, origin }) => [id, origin])).toEqual([
      ['p1', 'prediction'],
      ['p2', 'prediction'],
    ]);
    expect(editor.predictions[0]?.serialize()).toEqual(before);
    expect(screen.queryByRole('button', { name: COPY })).toBeNull();
  });

  it('cannot be copied by a reader', async () => {
    openShell({ predictions: PREDICTIONS, showPredictions: true, readOnly: true });
    expect(screen.queryByRole('button', { name: COPY })).toBeNull();
  });
});

describe('submitting', () => {
  it('is busy while the host works, takes no second press, and is Update from then on', async () => {
    let finish = (): void => undefined;
    const onSubmit = vi.fn((_: AnnotationJson) => new Promise<void>((resolve) => (finish = resolve)));
    const { editor } = openShell({ annotations: [], onSubmit, onUpdate: () => undefined });
    editor.addAnnotation();
    await userEvent.click(await screen.findByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(button('Submit').getAttribute('aria-busy')).toBe('true'));
    button('Submit').click();
    expect(onSubmit).toHaveBeenCalledOnce();
    finish();
    await screen.findByRole('button', { name: 'Update' });
  });

  it('says what failed and keeps everything; Retry does it again, Dismiss takes the message away', async () => {
    const onSubmit = vi
      .fn()
      .mockRejectedValueOnce(new Error('The server answered 503'))
      .mockRejectedValueOnce(new Error('Gone'))
      .mockResolvedValue(1);
    const { editor } = openShell({ onSubmit });
    if (!editor.annotation) editor.addAnnotation();
    editor.annotation?.answer('mood', ['Good']);
    await userEvent.click(button('Submit'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Submitting failed');
    expect(alert.textContent).toContain('The server answered 503. Your work is kept.');
    expect(editor.annotation?.answers.length).toBe(1);
    await userEvent.click(button('Retry'));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Gone'));
    await userEvent.click(button('Dismiss'));
    expect(screen.queryByRole('alert')).toBeNull();
    await userEvent.click(button('Submit'));
    await waitFor(() => expect(onSubmit).toHaveBeenCalledTimes(3));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is refused for an empty annotation where the host says so, with the reason', async () => {
    const onSubmit = vi.fn();
    const { editor } = openShell({ onSubmit, features: { denyEmpty: true } });
    if (!editor.annotation) editor.addAnnotation();
    const submit = await screen.findByRole('button', { name: 'Submit' });
    expect(submit.getAttribute('aria-disabled')).toBe('true');
    expect(submit.getAttribute('aria-description')).toContain('empty');
    submit.click();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('offers only what the host handles', () => {
    const { editor } = openShell({ onSkip: () => undefined });
    if (!editor.annotation) editor.addAnnotation();
    expect(screen.queryByRole('button', { name: 'Submit' })).toBeNull();
    expect(button('Skip')).toBeDefined();
  });

  it('leads to the answer that is missing', async () => {
    const config = CONFIG.replace('perRegion="true"', 'perRegion="true" required="true"');
    const { editor, root } = openShell({ config, annotations: [{ id: 1, result: [span('a', 0, 3), span('b', 4, 7)] }], onUpdate: vi.fn() });
    await userEvent.click(button('Update'));
    await userEvent.click(await screen.findByRole('button', { name: 'Show me' }));
    expect(screen.getAllByRole('alert')[0]?.textContent).toContain('required');
    expect(editor.annotation?.selectedRegion?.id).toBe('a');
    await waitFor(() => expect(document.activeElement?.closest('[data-le-region-fields]')).not.toBeNull());
    expect(root.contains(document.activeElement)).toBe(true);
  });
});

describe('keys', () => {
  it('submits, undoes and redoes', async () => {
    const onUpdate = vi.fn();
    const { editor, root } = openShell({ annotations: [manySpans(2)], onUpdate });
    root.focus();
    editor.annotation?.remove(['r0']);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(editor.annotation?.count).toBe(2);
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(editor.annotation?.count).toBe(1);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onUpdate).toHaveBeenCalledOnce());
  });

  it('arms labels and answers choices by the keys they show', async () => {
    const { editor, root } = openShell({ annotations: [{ id: 1, result: [] }] });
    root.focus();
    await userEvent.keyboard('2');
    expect(editor.labeling.armed('label')).toEqual(['Place']);
    await userEvent.keyboard('{Escape}');
    expect(editor.labeling.anyArmed).toBe(false);
    await userEvent.keyboard('3');
    expect(editor.annotation?.answerOf('mood')).toEqual(['Good']);
  });

  it('leaves keys to the field that has the focus', async () => {
    const { editor } = openShell({ annotations: [manySpans(3)] });
    editor.annotation?.selectRegions(['r0']);
    await userEvent.click(screen.getByRole('searchbox', { name: 'Filter regions' }));
    await userEvent.keyboard('u2{Backspace}');
    expect(editor.annotation?.selection).toEqual(['r0']);
    expect(editor.labeling.anyArmed).toBe(false);
    expect(editor.annotation?.count).toBe(3);
  });

  it('walks, hides, locks, unselects and deletes regions', async () => {
    const { editor, root } = openShell({ annotations: [manySpans(3)] });
    const layer = editor.annotation!;
    root.focus();
    await userEvent.keyboard('{Alt>}.{/Alt}');
    await userEvent.keyboard('{Alt>}.{/Alt}');
    expect(layer.selection).toEqual(['r1']);
    await userEvent.keyboard('{Alt>},{/Alt}');
    expect(layer.selection).toEqual(['r0']);
    await userEvent.keyboard('{Alt>}h{/Alt}');
    expect(layer.isHidden('r0')).toBe(true);
    await userEvent.keyboard('{Control>}h{/Control}');
    expect(layer.allHidden).toBe(true);
    await userEvent.keyboard('{Alt>}l{/Alt}{Delete}');
    expect(layer.count).toBe(3);
    await userEvent.keyboard('{Alt>}l{/Alt}{Delete}');
    expect(layer.regions.map(({ id }) => id)).toEqual(['r1', 'r2']);
    layer.selectRegions(['r1']);
    await userEvent.keyboard('u');
    expect(layer.selection).toEqual([]);
  });

  it('asks before it deletes all', async () => {
    const { editor, root } = openShell({ annotations: [manySpans(3)] });
    root.focus();
    await userEvent.keyboard('{Control>}{Backspace}{/Control}');
    await screen.findByRole('dialog', { name: 'Delete all 3 regions?' });
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(editor.annotation?.count).toBe(0));
    expect(root.contains(document.activeElement)).toBe(true);
  });

  it('goes to the question of the selected region with Enter, and back with Escape', async () => {
    const { editor, root } = openShell({ annotations: [manySpans(2)] });
    editor.annotation?.selectRegions(['r0']);
    root.focus();
    await waitFor(() => expect(root.querySelector('[data-le-region-fields] textarea, [data-le-region-fields] input')).not.toBeNull());
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement?.closest('[data-le-region-fields]')).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(root);
    expect(editor.annotation?.selection).toEqual(['r0']);
  });

  it('duplicates what is selected with its labels and answers, as one step', async () => {
    const { editor, root } = openShell({ annotations: [manySpans(1)] });
    const layer = editor.annotation!;
    layer.update('r0', { answers: { entity: ['Ada'] } });
    layer.selectRegions(['r0']);
    root.focus();
    await userEvent.keyboard('{Control>}d{/Control}');
    // The code for it comes with the first time.
    await waitFor(() => expect(layer.selection).not.toEqual(['r0']));
    const [first, second] = layer.regions;
    expect(second?.id).not.toBe(first?.id);
    expect([second?.labels, second?.value]).toEqual([first?.labels, first?.value]);
    expect(layer.answerOf('entity', { region: second!.id })).toEqual(['Ada']);
    expect(layer.selection).toEqual([second?.id]);
    layer.undo();
    expect(layer.count).toBe(1);
  });

  it('belongs to the editor that has the focus', async () => {
    const one = openShell({ annotations: [manySpans(2)] });
    const two = openShell({ annotations: [manySpans(2)] });
    for (const { editor } of [one, two]) editor.annotation?.selectRegions(['r0']);
    two.root.focus();
    await userEvent.keyboard('{Delete}');
    expect([one.editor.annotation?.count, two.editor.annotation?.count]).toEqual([2, 1]);
  });

  it('can be given other keys by the host, or none', async () => {
    const { editor, root } = openShell({
      annotations: [manySpans(2)],
      shell: { keymap: { 'region:delete': 'x', 'region:unselect': null } },
    });
    editor.annotation?.selectRegions(['r0']);
    root.focus();
    await userEvent.keyboard('u{Delete}');
    expect([editor.annotation?.count, editor.annotation?.selection]).toEqual([2, ['r0']]);
    await userEvent.keyboard('x');
    expect(editor.annotation?.count).toBe(1);
  });

  it('are all off when the person switches them off', async () => {
    const { editor, root } = openShell({ annotations: [{ id: 1, result: [] }], settings: { enableHotkeys: false } });
    root.focus();
    await userEvent.keyboard('2');
    expect(editor.labeling.anyArmed).toBe(false);
  });

  it('lists every key that answers now; a dialog has the keys for itself', async () => {
    const { editor, root } = openShell({ annotations: [{ id: 1, result: [] }] });
    root.focus();
    await userEvent.keyboard('?');
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(sheet).getByRole('row', { name: 'Place 2' })).toBeDefined();
    expect(within(sheet).getByRole('row', { name: /^Redo Ctrl\+Shift\+Z/ })).toBeDefined();
    await userEvent.keyboard('2');
    expect(editor.labeling.anyArmed).toBe(false);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement).toBe(root);
  });
});

describe('the focus', () => {
  it('is taken over by the root when the focused element vanishes', async () => {
    const { editor, root } = openShell({ predictions: PREDICTIONS, showPredictions: true });
    editor.select('11');
    const copy = await screen.findByRole('button', { name: COPY });
    copy.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('button', { name: COPY })).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(root));
    await userEvent.keyboard('2');
    expect(editor.labeling.armed('label')).toEqual(['Place']);
  });

  it('is let go when the person leaves', async () => {
    const { root } = openShell();
    const outside = document.body.appendChild(document.createElement('button'));
    root.focus();
    outside.focus();
    expect(document.activeElement).toBe(outside);
    outside.remove();
  });

  it('moves between data, regions, details and actions with F6', async () => {
    const { root } = openShell({ annotations: [manySpans(2)] });
    root.focus();
    const panes: (string | undefined)[] = [];
    for (let i = 0; i < 5; i++) {
      await userEvent.keyboard('{F6}');
      panes.push((document.activeElement as HTMLElement).dataset.lePane);
    }
    expect(panes).toEqual(['stage', 'regions', 'details', 'actions', 'stage']);
  });
});

describe('settings', () => {
  it('are changed in their dialog', async () => {
    const { editor } = openShell();
    await userEvent.click(button('Settings'));
    const dialog = await screen.findByRole('dialog', { name: 'Settings' });
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /Keep the label/ }));
    expect(editor.settings.keepLabel).toBe(true);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the layout', () => {
  it('puts the panel under the data in a narrow box, whatever the window', async () => {
    const { root } = openShell({ annotations: [manySpans(2)] });
    expect(root.dataset.room).toBe('wide');
    (root.parentElement as HTMLElement).style.width = '700px';
    await waitFor(() => expect(root.dataset.room).toBe('narrow'));
    const [stage, panel] = [screen.getByRole('tabpanel', { name: /Annotation/ }), screen.getByRole('complementary')];
    expect(panel.getBoundingClientRect().top).toBeGreaterThanOrEqual(stage.getBoundingClientRect().bottom - 1);
  });

  it('leaves the panel closed where nothing can be a region', () => {
    openShell({ config: '<View><Text name="text" value="$text"/><Choices name="c" toName="text"><Choice value="A"/></Choices></View>' });
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(button('Show side panel')).toBeDefined();
  });
});

describe('texts', () => {
  it('are replaced by the host', () => {
    openShell({ onSubmit: () => undefined, shell: { messages: { 'bar.submit': 'Senden', 'regions.none': undefined } } });
    expect(document.body.textContent).toContain('Senden');
    expect(document.body.textContent).not.toContain('regions.none');
  });
});

describe('accessibility', () => {
  it.each(['light', 'dark'] as const)('has no finding of axe, %s', async (theme) => {
    const annotations = [
      { id: 1, result: [span('a', 0, 3), span('b', 4, 7, 'Nobody'), span('c', 19, 25, 'Place', { readonly: true, score: 0.5 })] },
    ];
    const { editor, root } = openShell({
      annotations,
      predictions: PREDICTIONS,
      showPredictions: true,
      shell: { theme },
      onUpdate: vi.fn(),
      onSkip: vi.fn(),
    });
    editor.select('1');
    editor.annotation?.selectRegions(['a']);
    await screen.findByRole('textbox', { name: 'Note' });
    const { violations } = await axe.run(root);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });

  it('says aloud what is selected', async () => {
    const { editor } = openShell({ annotations: [manySpans(2)] });
    editor.annotation?.selectRegions(['r1']);
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain(`Place, ${TEXT.slice(1, 3)}`));
  });
});
