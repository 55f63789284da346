import { describe, expect, it } from 'vitest';
import { driveTool } from '../../testing/toolDriver';
import { livewireTool } from './livewire.tool';

// On an object of 1000 × 500 pixels shown one to one.

function drive() {
  return driveTool(livewireTool);
}

/** Down, across, up: an edge with a corner of its own. */
function detour(from: { x: number; y: number }, to: { x: number; y: number }) {
  return { path: [from, { x: from.x, y: to.y + 10 }, { x: to.x, y: to.y + 10 }, to] };
}

describe('the line', () => {
  it('asks for the edge ahead, once at a time, and shows it', () => {
    const drawn = drive().click(10, 10).move(40, 10);
    expect(drawn.last.ask).toEqual({ type: 'edge', from: { x: 10, y: 10 }, to: { x: 40, y: 10 } });
    expect(drawn.move(42, 10).last.ask).toBeUndefined();
    drawn.answer(detour({ x: 10, y: 10 }, { x: 40, y: 10 }));
    expect(drawn.draft?.points).toEqual([
      [10, 10],
      [10, 20],
      [40, 20],
      [40, 10],
      [42, 10],
    ]);
    expect(drawn.last.ask).toMatchObject({ to: { x: 42, y: 10 } });
  });

  it('becomes the shape with a click where it leads', () => {
    const drawn = drive().click(10, 10).move(40, 10);
    drawn.answer(detour({ x: 10, y: 10 }, { x: 40, y: 10 })).click(40, 10);
    expect(drawn.draft?.points).toEqual([
      [10, 10],
      [10, 20],
      [40, 20],
      [40, 10],
    ]);
  });

  it('is looked for after a click that came before the answer', () => {
    const drawn = drive().click(10, 10).click(40, 10);
    expect(drawn.last.ask ?? drawn.asks.at(-1)).toMatchObject({ from: { x: 10, y: 10 }, to: { x: 40, y: 10 } });
    drawn.answer(detour({ x: 10, y: 10 }, { x: 40, y: 10 }));
    expect(drawn.draft?.points).toHaveLength(4);
  });

  it('has no more vertices than it needs', () => {
    const drawn = drive().click(10, 10).move(40, 10);
    const path = Array.from({ length: 301 }, (_, i) => ({ x: 10 + i / 10, y: 10 + (i % 2) * 0.05 })).with(300, { x: 40, y: 10 });
    expect(drawn.answer({ path }).draft?.points).toEqual([
      [10, 10],
      [40, 10],
    ]);
  });
});

describe('the shape', () => {
  const triangle = () =>
    drive()
      .click(10, 10)
      .click(40, 10)
      .answer({
        path: [
          { x: 10, y: 10 },
          { x: 40, y: 10 },
        ],
      })
      .click(40, 40)
      .answer({
        path: [
          { x: 40, y: 10 },
          { x: 40, y: 40 },
        ],
      });

  it.each([
    ['a click on the first anchor', (drawn: ReturnType<typeof triangle>) => drawn.click(10.3, 10.3)],
    ['Enter', (drawn: ReturnType<typeof triangle>) => drawn.key('Enter')],
  ])('is closed along an edge by %s', (_, close) => {
    const drawn = close(triangle());
    expect(drawn.commits).toEqual([]);
    expect(drawn.asks.at(-1)).toMatchObject({ from: { x: 40, y: 40 }, to: { x: 10, y: 10 } });
    drawn.answer({
      path: [
        { x: 40, y: 40 },
        { x: 10, y: 40 },
        { x: 10, y: 10 },
      ],
    });
    expect(drawn.commits).toEqual([
      {
        points: [
          [10, 10],
          [40, 10],
          [40, 40],
          [10, 40],
        ],
        closed: true,
      },
    ]);
    expect(drawn.state.name).toBe('idle');
  });

  it('has straight lines where the picture cannot be read, and asks no more', () => {
    const drawn = drive().click(10, 10).click(40, 10).answer({ failure: 'tainted' });
    const asked = drawn.asks.length;
    drawn.click(40, 40).move(20, 40).key('Enter');
    expect(drawn.asks).toHaveLength(asked);
    expect(drawn.commits[0]).toEqual({
      points: [
        [10, 10],
        [40, 10],
        [40, 40],
      ],
      closed: true,
    });
  });

  it('loses its last line by undo and Backspace, and gets it back by redo', () => {
    const drawn = triangle().key('undo').key('Backspace').move(10, 10);
    expect(drawn.draft?.points).toEqual([[10, 10]]);
    drawn
      .key('redo')
      .key('redo')
      .key('Enter')
      .answer({
        path: [
          { x: 40, y: 40 },
          { x: 10, y: 10 },
        ],
      });
    expect(drawn.commits[0]?.points).toHaveLength(3);
    expect(drive().click(10, 10).key('undo').state.name).toBe('idle');
  });

  it('is dropped by Escape, closed by leaving, waiting for nothing', () => {
    expect(triangle().key('Escape').commits).toEqual([]);
    expect(triangle().key('Enter').leave().commits[0]?.points).toHaveLength(3);
    expect(drive().click(10, 10).click(40, 10).leave().commits).toEqual([]);
  });
});
