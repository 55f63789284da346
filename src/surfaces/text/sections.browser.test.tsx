import { cleanup } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { codePointsOf } from '../../geometry';
import { plainDocument } from './plainDocument';
import { TextBody } from './TextBody';
import { marked, openPage, painted, span } from './textPage.test';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const words = fc.array(fc.constantFrom('One ', 'two ', '😀 ', '\n', '\r\n', '\r', 'שלום ', 'x'.repeat(900)), {
  minLength: 200,
  maxLength: 400,
});
const text = fc.tuple(words, fc.boolean()).map(([some, isLong]) => some.join('') + (isLong ? 'long '.repeat(14_000) : '') + some.join(''));

function bodyOf(some: string): TextBody {
  const element = document.body.appendChild(document.createElement('div'));
  return new TextBody(some, plainDocument(some, codePointsOf(some)).build(element, 80));
}

it('leads from every offset to the DOM and back, whatever sections are open', () => {
  fc.assert(
    fc.property(
      text,
      fc.array(fc.tuple(fc.boolean(), fc.nat(100_000), fc.nat(100_000)), { minLength: 30, maxLength: 30 }),
      (some, steps) => {
        const body = bodyOf(some);
        for (const [opens, at, to] of steps) {
          const section = body.sections[at % Math.max(body.sections.length, 1)];
          if (section) body[opens ? 'open' : 'close'](section);
          const [start, end] = [at % some.length, to % some.length].sort((a, b) => a - b) as [number, number];
          expect(body.element.textContent).toBe(some);
          const point = body.pointAt(start, 'start');
          expect(point && body.offsetOf(point.node, point.offset)).toBe(start);
          expect(body.place(document.createRange(), start, end).toString()).toBe(some.slice(start, end));
          expect(body.leaves.map((leaf) => leaf.node.data).join('')).toBe(some);
          expect(body.pieces.every((piece, i) => piece.start === (body.pieces[i - 1]?.end ?? 0))).toBe(true);
        }
        body.element.remove();
      },
    ),
    { numRuns: 12 },
  );
});

describe('a section that opens or closes', () => {
  const long = Array.from({ length: 3000 }, (_, i) => `Line ${i} of a book that nobody reads\n`).join('');

  it('leaves the selection where it was, in both directions', () => {
    const body = bodyOf(long);
    const selection = document.getSelection();
    const places = [100, long.length - 50];
    for (const [anchor, focus] of [places, places.toReversed()] as [number, number][]) {
      for (const section of body.sections) body.close(section);
      const [from, to] = [body.pointAt(anchor, 'start'), body.pointAt(focus, 'start')];
      if (!selection || !from || !to) throw new Error('nothing to select');
      selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
      const ends = () => [
        body.offsetOf(selection.anchorNode as Node, selection.anchorOffset),
        body.offsetOf(selection.focusNode as Node, selection.focusOffset),
      ];
      for (const section of body.sections) body.open(section);
      expect(ends()).toEqual([anchor, focus]);
      for (const section of body.sections) body.close(section);
      expect(ends()).toEqual([anchor, focus]);
    }
  });

  it('has number, direction and highlights of its lines when they come into sight, and none of those far away', async () => {
    const result = [span('a', 4, 8), span('z', long.length - 30, long.length - 20)];
    const { editor, body, frame } = await openPage(long, { result });
    await painted();
    expect(marked(editor)).toEqual([long.slice(4, 8)]);
    const few = body.querySelectorAll('*').length;
    expect(few).toBeLessThan(1800);
    frame.scrollTop = frame.scrollHeight;
    await expect.poll(() => marked(editor)).toEqual([long.slice(-30, -20)]);
    expect([...body.querySelectorAll<HTMLElement>('.le-text-line')].at(-1)?.dataset.line).toBe('3000');
    expect(body.textContent).toBe(long);
  });
});

describe('lines and rows', () => {
  it('run on where lines are not wrapped, in a frame that scrolls along them, numbers in view', async () => {
    const line = 'word '.repeat(400);
    const { body, frame, editor } = await openPage(`${line}\nNext`, {
      settings: { wrapLines: false, showLineNumbers: true },
      result: [span('a', 1900, 1904)],
    });
    await painted();
    const first = body.querySelector('.le-text-line') as HTMLElement;
    expect(first.getBoundingClientRect().height).toBeLessThan(60);
    expect(frame.scrollWidth).toBeGreaterThan(frame.clientWidth * 2);
    editor.reveal('a');
    await expect.poll(() => frame.scrollLeft).toBeGreaterThan(500);
    editor.setSetting('wrapLines', true);
    await painted();
    expect(first.getBoundingClientRect().height).toBeGreaterThan(60);
    expect(frame.scrollWidth).toBe(frame.clientWidth);
  });

  it.each([
    ['vertical-rl', -1],
    ['vertical-lr', 1],
  ] as const)('run from top to bottom in %s, and chips, carets and hits follow', async (writingMode, across) => {
    const text = `${'日本語の文章です。'.repeat(60)}\n次の行`;
    const { body, frame, container, editor } = await openPage(text, {
      settings: { writingMode, showLabels: true },
      result: [span('a', 0, 3), span('b', text.length - 3, text.length)],
    });
    await painted();
    const body0 = new Range();
    const walk = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const node = walk.nextNode() as Text;
    const rectAt = (offset: number): DOMRect => {
      body0.setStart(node, offset);
      body0.setEnd(node, offset + 1);
      return body0.getBoundingClientRect();
    };
    expect(rectAt(1).top).toBeGreaterThan(rectAt(0).top);
    expect(Math.sign(rectAt(500).left - rectAt(0).left)).toBe(across);
    const chip = container.querySelector<HTMLElement>('.le-text-badge[data-region="a"]')?.getBoundingClientRect();
    expect(chip && Math.abs(chip.left - rectAt(0).right)).toBeLessThan(3);
    expect(chip && Math.abs(chip.top - rectAt(0).top)).toBeLessThan(3);
    const place = rectAt(1);
    const at = { bubbles: true, button: 0, detail: 1, clientX: place.x + place.width / 2, clientY: place.y + place.height / 2 };
    body.dispatchEvent(new MouseEvent('mousedown', at));
    body.dispatchEvent(new MouseEvent('mouseup', at));
    expect(editor.annotation?.selection).toEqual(['a']);
    frame.focus();
    frame.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    frame.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    const caret = container.querySelector('.le-text-caret')?.getBoundingClientRect();
    // On from the character that was clicked.
    expect(caret && Math.abs(caret.top - rectAt(3).top)).toBeLessThan(2);
    expect(caret?.width).toBeGreaterThan(8);
    expect(caret?.height).toBe(2);
  });
});

it('shows a span over a border of directions with both of its parts, and its handles where its ends are', async () => {
  const text = 'One שלום two';
  const { editor, body, container } = await openPage(text, { result: [span('a', 2, 7)] });
  editor.annotation?.selectRegions(['a']);
  await painted();
  const node = document.createTreeWalker(body, NodeFilter.SHOW_TEXT).nextNode() as Text;
  const rectsOf = (start: number, end: number): DOMRect[] => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()];
  };
  expect(rectsOf(2, 7).length).toBeGreaterThan(1);
  const middle = (which: string): number => {
    const box = container.querySelector(`.le-text-handle[data-end="${which}"]`)?.getBoundingClientRect();
    return box ? box.left + box.width / 2 : Number.NaN;
  };
  expect(Math.abs(middle('start') - (rectsOf(2, 3)[0]?.left ?? 0))).toBeLessThan(2);
  // The last character runs to the left: the span ends at its left side.
  expect(Math.abs(middle('end') - (rectsOf(6, 7)[0]?.left ?? 0))).toBeLessThan(2);
});
