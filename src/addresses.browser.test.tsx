import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { LabelEditor, type LabelEditorProps } from './LabelEditor';
import type { EditorStore } from './store';
import './style.css';

// A task's addresses, and what a host makes of them, end in `fetch`, `src` and `href`: none of these may get anywhere, in any tag.
const REFUSED = [
  'javascript:globalThis.ran=1',
  ' java\nscript:globalThis.ran=1',
  '\u0001JavaScript:globalThis.ran=1',
  'vbscript:x',
  'file:///etc/hosts',
  'filesystem:https://a.example/x',
  'about:blank',
  'data:text/javascript,globalThis.ran=1',
] as const;

/** The check is the same: what a host answers goes through it as well. */
const ANSWERED = [REFUSED[1], REFUSED[4]] as const;

const LABELS = '<Label value="A"/>';
const CONFIGS = {
  image: `<Image name="o" value="$v"/><RectangleLabels name="l" toName="o">${LABELS}</RectangleLabels>`,
  pages: `<Image name="o" valueList="$v"/><RectangleLabels name="l" toName="o">${LABELS}</RectangleLabels>`,
  text: `<Text name="o" value="$v" valueType="url"/><Labels name="l" toName="o">${LABELS}</Labels>`,
  page: `<HyperText name="o" value="$v" valueType="url"/><HyperTextLabels name="l" toName="o">${LABELS}</HyperTextLabels>`,
  html: `<HyperText name="o" value="$v" clickableLinks="true"/><HyperTextLabels name="l" toName="o">${LABELS}</HyperTextLabels>`,
  dialogue: `<Paragraphs name="o" value="$v" valueType="url"/><ParagraphLabels name="l" toName="o">${LABELS}</ParagraphLabels>`,
  sound: `<Paragraphs name="o" value="$turns" audioUrl="$v" showPlayer="true"/><ParagraphLabels name="l" toName="o">${LABELS}</ParagraphLabels>`,
  table: '<Table name="o" value="$v" valueType="csv|url"/>',
  markdown: '<Markdown value="$v"/>',
  list: '<List name="o" value="$v"/>',
};
type Where = keyof typeof CONFIGS;

afterEach(() => {
  cleanup();
  expect(globalThis).not.toHaveProperty('ran');
});

function open(where: Where, value: unknown, props: Partial<LabelEditorProps> = {}) {
  let editor: EditorStore | undefined;
  const { container } = render(
    <LabelEditor
      config={`<View>${CONFIGS[where]}</View>`}
      task={{ data: { v: value, turns: [{ author: 'Ada', text: 'Hello', start: 0, end: 1 }] } }}
      settings={{ remotePictures: true }}
      onReady={(ready) => {
        editor = ready as EditorStore;
      }}
      {...props}
    />,
  );
  return { container, codes: () => editor?.problems.map(({ code }) => code) ?? [] };
}

/** Addresses in the page as the browser reads them, those of open shadow roots too. */
function addresses(root: ParentNode): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    for (const name of ['src', 'href', 'xlink:href', 'poster', 'action', 'data', 'srcset']) {
      const value = element.getAttribute(name);
      if (value !== null) found.push(new URL(value, document.baseURI).protocol);
    }
    if (element.shadowRoot) found.push(...addresses(element.shadowRoot));
  }
  return found;
}

const FORBIDDEN = /^(?!https?:|blob:|mailto:)/;

describe.each<[Where, (address: string) => unknown, string]>([
  ['image', (address) => address, 'image-address'],
  ['pages', (address) => [address], 'image-address'],
  ['text', (address) => address, 'text-address'],
  ['page', (address) => address, 'text-address'],
  ['dialogue', (address) => address, 'text-address'],
  ['sound', (address) => address, 'paragraphs-audio-address'],
  ['table', (address) => address, 'text-address'],
])('in %s', (where, taskValue, code) => {
  it.each(REFUSED)('%j is refused and a problem', async (address) => {
    const { container, codes } = open(where, taskValue(address));
    await expect.poll(codes, { timeout: 10_000 }).toContain(code);
    expect(addresses(container).filter((protocol) => FORBIDDEN.test(protocol))).toEqual([]);
  });

  it.each(ANSWERED)('%j as the answer of resolveUrl is refused and a problem', async (address) => {
    const { container, codes } = open(where, taskValue('s3://bucket/file'), { resolveUrl: () => address });
    await expect.poll(codes, { timeout: 10_000 }).toContain(code);
    expect(addresses(container).filter((protocol) => FORBIDDEN.test(protocol))).toEqual([]);
  });
});

const attribute = (address: string): string => address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const links = (address: string): string =>
  `<p>words <a href="${attribute(address)}">link</a> <img src="${attribute(address)}" alt="picture"></p>`;

describe.each<[Where, (address: string) => unknown]>([
  ['html', links],
  ['list', (address) => [{ id: 1, title: 'words', html: links(address) }]],
  // Markdown has no spelling with control characters: such a link is text.
  ['markdown', (address) => `words [link](<${address}>) ![picture](<${address}>)`],
])('in %s', (where, taskValue) => {
  it.each(REFUSED)('a link and a picture of %j lead nowhere', async (address) => {
    const { container } = open(where, taskValue(address));
    await expect.poll(() => texts(container), { timeout: 10_000 }).toContain('words');
    expect(addresses(container).filter((protocol) => FORBIDDEN.test(protocol))).toEqual([]);
  });

  it('a picture that resolveUrl sends elsewhere leads nowhere', async () => {
    for (const address of ANSWERED) {
      let asked = 0;
      const resolveUrl = (): string => {
        asked++;
        return address;
      };
      const { container } = open(where, taskValue('https://a.example/x.png'), { resolveUrl });
      await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(0);
      await Promise.resolve();
      expect(addresses(container).filter((protocol) => FORBIDDEN.test(protocol))).toEqual([]);
      expect(container.querySelector('img[src]')).toBeNull();
      cleanup();
    }
  });
});

/** Text of a page with its open shadow roots. */
function texts(root: ParentNode): string {
  const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [texts(shadowRoot)] : []));
  return [root.textContent ?? '', ...inside].join(' ');
}
