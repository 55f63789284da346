import { render } from '@testing-library/react';
import { useState } from 'react';
import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createRegistry, type PredictionJson, type Result, type UnknownRecord } from '../../core';
import { createEditorStore } from '../../store';
import { EditorProvider, HotkeyScope, Hotkeys, TagView } from '../../ui/kit';
import { Label, Labels } from '../labels';
import { Text as TextTag } from '../text';
import { View } from '../view';
import { HyperText, HyperTextLabels } from './index';
import 'label-editor/style.css';

// Set-up of this folder's browser tests: a real editor with a real page, no stand-ins.

const CONFIG = (attrs: string) => `<View>
  <HyperTextLabels name="label" toName="page"><Label value="A" background="#ff0000"/><Label value="B" background="#0000ff"/></HyperTextLabels>
  <HyperText name="page" value="$html" ${attrs}/>
</View>`;

interface OpenOptions {
  readonly attrs?: string;
  readonly config?: string;
  readonly result?: readonly unknown[];
  readonly predictions?: readonly PredictionJson[];
  readonly settings?: UnknownRecord;
  readonly container?: HTMLElement;
  readonly strict?: boolean;
  readonly resolveUrl?: (url: string) => string;
}

/** An editor of a page, not shown yet. */
export function createPage(
  html: unknown,
  { attrs = '', config = CONFIG(attrs), result = [], predictions = [], settings, resolveUrl }: OpenOptions = {},
) {
  const editor = createEditorStore({
    registry: createRegistry([View, Labels, Label, TextTag, HyperText, HyperTextLabels]),
    config,
    task: { id: 1, data: { html }, annotations: [{ id: 11, result }], predictions },
    showPredictions: true,
    settings,
    resolveUrl,
  });
  editor.select('11');
  return editor;
}

export type Store = ReturnType<typeof createPage>;

function Page({ editor }: { readonly editor: Store }) {
  const [hotkeys] = useState(() => new Hotkeys());
  const node = editor.config.byName.get('page');
  return (
    <EditorProvider editor={editor}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: stands for the editor's root, which hears the keys */}
      <div className="le-root" onKeyDown={(event) => hotkeys.handle(event.nativeEvent)}>
        <HotkeyScope hotkeys={hotkeys}>{node && <TagView node={node} />}</HotkeyScope>
      </div>
    </EditorProvider>
  );
}

/** A real editor that shows HTML; `page` is its element in the shadow root. */
export async function open(html: unknown, options: OpenOptions = {}) {
  const editor = createPage(html, options);
  const view = render(<Page editor={editor} />, {
    reactStrictMode: options.strict ?? false,
    ...(options.container && { container: options.container }),
  });
  await expect.poll(() => view.container.querySelector('.le-page-host, .le-notice, .le-text-none')).not.toBeNull();
  const host = view.container.querySelector('.le-page-host');
  const shadow = host?.shadowRoot as ShadowRoot;
  const page = shadow?.querySelector<HTMLElement>('.le-page') as HTMLElement;
  const frame = view.container.querySelector<HTMLElement>('.le-text') as HTMLElement;
  const codes = (): string[] => editor.problems.map(({ code }) => code);
  return { editor, shadow, page, frame, codes, ...view };
}

/** A result on the page. */
export function result(id: string, value: UnknownRecord, more: UnknownRecord = {}): Result {
  return { id, from_name: 'label', to_name: 'page', type: 'hypertextlabels', value: { hypertextlabels: ['A'], ...value }, ...more };
}

/** Two frames: what was asked for in the first is on the screen. */
export async function painted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** The texts that this editor's highlights cover. */
export function marked(editor: Store): string[] {
  return [...CSS.highlights]
    .filter(([name]) => name.startsWith(`le-${editor.uid}`))
    .flatMap(([, highlight]) =>
      [...highlight].map((some) => {
        const range = document.createRange();
        range.setStart(some.startContainer, some.startOffset);
        range.setEnd(some.endContainer, some.endOffset);
        return range.toString();
      }),
    )
    .sort();
}

/** The middle of a character, in client pixels. */
export function placeOf(page: HTMLElement, word: string, at: number): { readonly x: number; readonly y: number } {
  const walk = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode() as Text | null; node; node = walk.nextNode() as Text | null) {
    const start = node.data.indexOf(word);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(node, start + at);
    range.setEnd(node, start + at + 1);
    const rect = range.getBoundingClientRect();
    return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
  }
  throw new Error(`no '${word}' in the page`);
}

/** Drags the mouse from the first letter of one word to the last of another. */
export async function drag(frame: HTMLElement, page: HTMLElement, from: string, to: string): Promise<void> {
  const origin = frame.getBoundingClientRect();
  const a = placeOf(page, from, 0);
  const b = placeOf(page, to, to.length - 1);
  await userEvent.dragAndDrop(frame, frame, {
    sourcePosition: { x: a.x - origin.x - 3, y: a.y - origin.y },
    targetPosition: { x: b.x - origin.x + 3, y: b.y - origin.y },
  });
}

/** A page with a heading, paragraphs and a line break. */
export const HTML = '<div><h1>Head</h1>\n<p>One <b>two</b> three</p><p>Four<br>five</p></div>';
