import { cleanup, render } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRegistry } from '../../core';
import { createEditorStore } from '../../store';
import { EditorProvider, TagView } from '../../ui/kit';
import { Label } from '../labels';
import { View } from '../view';
import { HyperText, HyperTextLabels } from './index';
import { EVENTS, GENERATED, VECTORS } from './xssVectors.test';
import 'label-editor/style.css';

const PROBE = `${location.origin}/le-probe`;
let hits = 0;
const trap = (): void => void hits++;
const own = { alert: window.alert, confirm: window.confirm, prompt: window.prompt, open: window.open };

beforeAll(async () => {
  await HyperText.View.preload();
  // The sources of a page served file by file fill the list that a browser keeps.
  performance.setResourceTimingBufferSize(10_000);
  performance.clearResourceTimings();
  Object.assign(window, { alert: trap, confirm: trap, prompt: trap, open: trap, leHit: trap });
});

afterAll(() => {
  Object.assign(window, own);
  Reflect.deleteProperty(window, 'leHit');
});

beforeEach(() => {
  hits = 0;
});

afterEach(cleanup);

function probes(): readonly string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.includes('le-probe'));
}

function written(vector: string): string {
  return vector.replaceAll('HIT', 'alert(leHit())').replaceAll('PROBE', PROBE).replaceAll('LOCATION', location.host);
}

async function frames(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

function allIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')];
}

/** A text that no function takes is no address. */
function fetchesProbe(css: string): boolean {
  return css.includes('le-probe') && /(?:url|image-set|image|src|cross-fade)\s*\(/.test(css);
}

/** What must not be found on any element, whatever the browser would make of it today. */
function harmIn(root: ParentNode): string[] {
  return allIn(root).flatMap((element) => {
    const { localName } = element;
    const found = /^(?:script|iframe|frame|object|embed|applet|link|meta|base|form|style|template|slot|portal|animate|set|use)$/.test(
      localName,
    )
      ? [localName]
      : [];
    for (const { name, value } of element.attributes) {
      if (/^on|^(?:srcdoc|srcset|formaction|action|ping|autofocus|contenteditable|background|popover|is|slot|part)$/.test(name))
        found.push(`${localName} ${name}`);
      if (/^(?:src|href|xlink:href|poster|data)$/.test(name) && !/^data:image/.test(value)) found.push(`${localName} ${name}=${value}`);
      if (/javascript:/i.test(value) && !['title', 'alt'].includes(name) && !name.startsWith('data-le'))
        found.push(`${localName} ${name}=${value}`);
      if (name === 'style' && fetchesProbe(value)) found.push(`${localName} ${name}=${value}`);
    }
    return found;
  });
}

/** Shows HTML in an editor and does to it whatever might set something off. */
async function provoke(html: string, inline: boolean): Promise<readonly string[]> {
  const config = `<View><HyperTextLabels name="l" toName="p"><Label value="A"/></HyperTextLabels><HyperText name="p" value="$html" inline="${inline}"/></View>`;
  const editor = createEditorStore({
    registry: createRegistry([View, Label, HyperText, HyperTextLabels]),
    config,
    task: { data: { html } },
  });
  const node = editor.config.byName.get('p');
  const view = render(<EditorProvider editor={editor}>{node && <TagView node={node} />}</EditorProvider>);
  await expect.poll(() => view.container.querySelector('.le-page-host, .le-text-none, .le-notice')).not.toBeNull();
  const shadow = view.container.querySelector('.le-page-host')?.shadowRoot;
  const harm = shadow ? harmIn(shadow) : [];
  for (const sheet of shadow?.adoptedStyleSheets ?? []) {
    for (const { cssText } of sheet.cssRules) if (fetchesProbe(cssText)) harm.push(cssText);
  }
  await frames();
  for (const element of shadow ? allIn(shadow) : []) {
    for (const type of EVENTS) element.dispatchEvent(new Event(type, { cancelable: true }));
    (element as HTMLElement).click?.();
  }
  view.unmount();
  editor.dispose();
  return harm;
}

describe('foreign HTML', () => {
  it('would be noticed if it ran or fetched', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    host.innerHTML = `<img src="${PROBE}?control">`;
    host.innerHTML += '<b onclick="leHit()">x</b>';
    host.querySelector('b')?.click();
    expect(hits).toBe(1);
    await expect.poll(probes, { timeout: 10_000 }).toEqual([`${PROBE}?control`]);
    expect(harmIn(host)).toEqual([`img src=${PROBE}?control`, 'b onclick']);
    host.remove();
    performance.clearResourceTimings();
  });

  const groups: [string, readonly string[]][] = [...Object.entries(VECTORS), ['every element with everything', GENERATED]];
  it.each(groups)('%s: nothing runs, nothing is fetched, nothing stays', async (_, vectors) => {
    performance.clearResourceTimings();
    const { title } = document;
    const address = location.href;
    // Those that need a frame of their own go first and alone; many of one kind share an editor.
    const alone = vectors.length > 100 ? [] : vectors;
    const batches =
      vectors.length > 100
        ? Array.from({ length: Math.ceil(vectors.length / 25) }, (_, i) => vectors.slice(i * 25, i * 25 + 25).join('\n<p>'))
        : [];
    for (const vector of [...alone, ...batches]) {
      for (const inline of [false, true]) {
        expect(await provoke(written(vector), inline), vector.slice(0, 300)).toEqual([]);
        expect(hits, vector.slice(0, 300)).toBe(0);
      }
    }
    // What was asked for before this picture would be known by now.
    await fetch(`${location.origin}/le-last`);
    expect(probes()).toEqual([]);
    expect(location.href).toBe(address);
    expect(document.title).toBe(title);
    expect(Reflect.get(window, 'clobbered')).toBeUndefined();
    expect(document.body.localName).toBe('body');
  });
});
