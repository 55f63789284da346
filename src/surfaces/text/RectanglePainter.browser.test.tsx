import { afterEach, expect, it } from 'vitest';
import { codePointsOf } from '../../geometry';
import { plainDocument } from './plainDocument';
import { RectanglePainter } from './RectanglePainter';
import { FIRST_LANE, type Mark, type MarkStyle, styleOf } from './style';
import { TextBody } from './TextBody';
import { painted, rangeOf } from './textPage.test';

const look = { stroke: 'rgb(255, 0, 0)', fill: 'rgb(255, 0, 0)', fillOpacity: 0.2, strokeWidth: 1, key: 'red' };
const style = (overlay: boolean): MarkStyle =>
  styleOf(look, undefined, { selected: false, hovered: false, overlay, opacity: 1, lane: FIRST_LANE });

afterEach(() => document.body.replaceChildren());

it('puts a rectangle behind each row of a span, and takes it away', async () => {
  const content = document.body.appendChild(document.createElement('div'));
  content.style.cssText = 'position: relative; width: 200px; white-space: pre-wrap; font: 16px sans-serif';
  const under = content.appendChild(document.createElement('div'));
  under.style.cssText = 'position: absolute; inset: 0';
  const element = content.appendChild(document.createElement('div'));
  const text = 'One two three four five six seven eight nine ten\nNext';
  const body = new TextBody(text, plainDocument(text, codePointsOf(text)).build(element, 40));
  const painter = new RectanglePainter(body, under);
  const [piece] = body.pieces;
  const marks: Mark[] = [
    { start: 0, end: 3, style: style(false) },
    { start: 4, end: 40, style: style(true) },
  ];
  painter.paint(piece!, marks);
  const boxes = [...under.querySelectorAll<HTMLElement>('.le-text-rectangle')];
  const rows = rangeOf(element, 4, 40).getClientRects().length;
  expect(rows).toBeGreaterThan(1);
  expect(boxes.length).toBe(1 + rows);
  expect(boxes.filter(({ style: css }) => css.borderBottomStyle === 'dashed').length).toBe(rows);
  const word = rangeOf(element, 0, 3).getBoundingClientRect();
  const solid = boxes.find(({ style: css }) => css.borderBottomStyle === 'solid');
  expect(Number.parseFloat(solid?.style.left ?? '')).toBeCloseTo(word.left - under.getBoundingClientRect().left, 1);
  expect(Number.parseFloat(solid?.style.width ?? '')).toBeCloseTo(word.width, 1);
  content.style.width = '600px';
  // Firefox does not lay out anew what it has not yet found to be in sight.
  await painted();
  painter.relocate();
  expect(under.querySelectorAll('.le-text-rectangle').length).toBeLessThan(1 + rows);
  painter.paint(piece!, []);
  expect(under.textContent).toBe('');
  expect(under.querySelectorAll('.le-text-rectangle').length).toBe(0);
});
