import { render, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type AnnotationJson, createRegistry, type PredictionJson, type Result, type UnknownRecord } from '../../core';
import { createEditorStore, type EditorOptions, type EditorStore } from '../../store';
import { Label, Labels } from '../../tags/labels';
import { Text as TextTag } from '../../tags/text';
import { TextArea } from '../../tags/textarea';
import { View } from '../../tags/view';
import { EditorProvider, HotkeyScope, Hotkeys, TagView } from '../../ui/kit';
import './text.css';

// Set-up of this room's browser tests: a real editor with a real page, no stand-ins.

export const CONFIG = `<View>
  <Labels name="label" toName="text">
    <Label value="A" background="rgb(255, 0, 0)"/><Label value="B" background="rgb(0, 0, 255)"/><Label value="Word" granularity="word"/>
  </Labels>
  <Text name="text" value="$text"/>
</View>`;

/** A result on the text. */
export function span(id: string, start: number, end: number, label = 'A', more: UnknownRecord = {}): Result {
  return { id, from_name: 'label', to_name: 'text', type: 'labels', value: { start, end, labels: [label] }, ...more };
}

function Page({ editor }: { readonly editor: EditorStore }) {
  const [hotkeys] = useState(() => new Hotkeys());
  const node = editor.config.byName.get('text');
  return (
    <EditorProvider editor={editor}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: stands for the editor's root, which hears the keys */}
      <div onKeyDown={(event) => hotkeys.handle(event.nativeEvent)}>
        <HotkeyScope hotkeys={hotkeys}>{node && <TagView node={node} />}</HotkeyScope>
      </div>
    </EditorProvider>
  );
}

/** What `openPage` takes. */
export interface PageOptions {
  readonly result?: readonly Result[];
  readonly predictions?: readonly PredictionJson[];
  readonly config?: string;
  readonly annotation?: Partial<AnnotationJson>;
  readonly container?: HTMLElement;
  readonly settings?: UnknownRecord;
  readonly onAssist?: EditorOptions['onAssist'];
  readonly strict?: boolean;
}

/** An editor with one annotation on the page. */
export async function openPage(
  text: unknown,
  { result = [], predictions = [], config = CONFIG, annotation = {}, container, settings, strict = false, onAssist }: PageOptions = {},
) {
  const editor = createEditorStore({
    registry: createRegistry([View, Labels, Label, TextTag, TextArea]),
    config,
    task: { id: 1, data: { text }, annotations: [{ id: 11, result, ...annotation }], predictions },
    showPredictions: true,
    settings,
    onAssist,
  });
  editor.select('11');
  const view = render(<Page editor={editor} />, { reactStrictMode: strict, ...(container && { container }) });
  // The view is loaded on demand.
  await waitFor(() => expect(view.container.querySelector('[data-tag="Text"] .le-spinner-row')?.textContent).not.toBe('Loading…'), {
    timeout: 10_000,
  });
  const frame = view.container.querySelector<HTMLElement>('.le-text');
  const body = view.container.querySelector<HTMLElement>('.le-text-body');
  return { editor, ...view, frame: frame as HTMLElement, body: body as HTMLElement };
}

/** Resolves when two frames have passed: what was asked for is painted. */
export async function painted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** The middle of the character at a UTF-16 offset, relative to `body`. */
export function placeOf(body: HTMLElement, offset: number, x = 0.5): { x: number; y: number } {
  const range = rangeOf(body, offset, offset + (((body.textContent ?? '').codePointAt(offset) ?? 0) > 0xffff ? 2 : 1));
  const rect = range.getClientRects()[0] ?? range.getBoundingClientRect();
  const origin = body.getBoundingClientRect();
  return { x: rect.left + rect.width * x - origin.left, y: rect.top + rect.height / 2 - origin.top };
}

export function rangeOf(body: HTMLElement, start: number, end: number): Range {
  const range = document.createRange();
  const walk = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walk.nextNode() as Text | null; node; node = walk.nextNode() as Text | null) {
    if (start >= at && start < at + node.length) range.setStart(node, start - at);
    if (end > at && end <= at + node.length) range.setEnd(node, end - at);
    at += node.length;
  }
  return range;
}

/** Drags the mouse over `[start, end)` with the real pointer. */
export async function drag(body: HTMLElement, start: number, end: number): Promise<void> {
  const last = (body.textContent ?? '').charCodeAt(end - 1);
  const lastStart = last >= 0xdc00 && last <= 0xdfff ? end - 2 : end - 1;
  await userEvent.dragAndDrop(body, body, { sourcePosition: placeOf(body, start, 0.1), targetPosition: placeOf(body, lastStart, 0.9) });
}

/** A double click on a character. */
export async function doubleClick(body: HTMLElement, offset: number): Promise<void> {
  await userEvent.dblClick(body, { position: placeOf(body, offset) });
  pressAgain(body, offset, 2, /\w/);
}

/** Three clicks on a character. */
export async function tripleClick(body: HTMLElement, offset: number): Promise<void> {
  await userEvent.tripleClick(body, { position: placeOf(body, offset) });
  pressAgain(body, offset, 2, /\w/);
  pressAgain(body, offset, 3, /[^\n]/);
}

/** WebDriver BiDi makes single clicks of several at one place: what Firefox does at the second or third one, which takes all letters around, is done here. */
function pressAgain(body: HTMLElement, offset: number, detail: 2 | 3, letter: RegExp): void {
  if (!navigator.userAgent.includes('Firefox')) return;
  const place = placeOf(body, offset);
  const { x, y } = body.getBoundingClientRect();
  const at = { bubbles: true, button: 0, detail, clientX: x + place.x, clientY: y + place.y };
  body.dispatchEvent(new MouseEvent('mousedown', at));
  const text = body.textContent ?? '';
  let [start, end] = [offset, offset];
  while (start > 0 && letter.test(text.charAt(start - 1))) start--;
  while (end < text.length && letter.test(text.charAt(end))) end++;
  const taken = rangeOf(body, start, end);
  document.getSelection()?.setBaseAndExtent(taken.startContainer, taken.startOffset, taken.endContainer, taken.endOffset);
  body.dispatchEvent(new MouseEvent('mouseup', at));
}

/** Puts another text into a field by keys: filled over WebDriver BiDi, it would not tell React. */
export async function retype(field: HTMLElement, text: string): Promise<void> {
  field.focus();
  (field as HTMLInputElement).select();
  await userEvent.keyboard(text.replace(/[{[]/g, '$&$&'));
}

export async function click(body: HTMLElement, offset: number, modifiers: ('ControlOrMeta' | 'Shift')[] = []): Promise<void> {
  await userEvent.click(body, { position: placeOf(body, offset), modifiers });
}

/** The texts that this editor's highlights cover, by the declarations they are painted with. */
export function highlighted(editor: EditorStore, root: Document | ShadowRoot = document): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith(`le-${editor.uid}`)) continue;
    const rule = root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).find(({ cssText }) => cssText.includes(`(${name})`));
    expect(rule, `a rule for ${name}`).toBeDefined();
    const texts = [...highlight].map((some) => {
      const range = document.createRange();
      range.setStart(some.startContainer, some.startOffset);
      range.setEnd(some.endContainer, some.endOffset);
      return range.toString();
    });
    if (texts.length > 0) found[rule?.cssText.replace(/^.*?\{\s*|\s*\}$/g, '') ?? ''] = texts;
  }
  return found;
}

/** Every highlighted text of this editor. */
export function marked(editor: EditorStore): string[] {
  return Object.values(highlighted(editor)).flat().sort();
}
