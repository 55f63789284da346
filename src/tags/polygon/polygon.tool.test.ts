import { describe, expect, it } from 'vitest';
import { driveTool } from '../../testing/toolDriver';
import type { PolygonValue } from './polygon.kindCore';
import { polygonTool } from './polygon.tool';

/** 1000 × 500 pixels one to one: 0.1 percent across and 0.2 percent down are one screen pixel. */
const drive = (attrs: Record<string, unknown> = {}) => driveTool(polygonTool, { attrs });
const triangle = () => drive().click(10, 10).click(30, 10).click(30, 40);
const CLOSED: PolygonValue = {
  points: [
    [10, 10],
    [30, 10],
    [30, 40],
  ],
  closed: true,
};

describe('clicks', () => {
  it('add vertices until one near the first closes', () => {
    const drawn = triangle();
    expect(drawn.commits).toEqual([]);
    drawn.click(10.5, 11);
    expect(drawn.commits).toEqual([CLOSED]);
    expect(drawn.draft).toBeUndefined();
    expect(drawn.state.name).toBe('idle');
  });

  it('near the first vertex add one while there are fewer than three', () => {
    const drawn = drive().click(10, 10).click(10.6, 10).click(10.6, 11);
    expect(drawn.commits).toEqual([]);
    expect(drawn.key('Enter').commits[0]?.points).toEqual([
      [10, 10],
      [10.6, 10],
      [10.6, 11],
    ]);
  });

  it('stay on the image', () => {
    expect(drive().click(-20, 130).draft?.points).toEqual([[0, 100]]);
  });

  it('place the vertex where the pointer is released', () => {
    expect(drive().down(10, 10).move(12, 12).up().draft?.points).toEqual([[12, 12]]);
  });

  it('twice on one place add one vertex', () => {
    expect(drive().click(10, 10).click(50, 50).double(70, 70).draft?.points).toEqual([
      [10, 10],
      [50, 50],
      [70, 70],
    ]);
  });
});

describe('the draft', () => {
  it('is open and ends where the next vertex would be', () => {
    expect(drive().click(10, 10).move(20, 20).draft).toEqual({
      points: [
        [10, 10],
        [20, 20],
      ],
      closed: false,
    });
  });

  it('ends in the first vertex when a click would close', () => {
    expect(triangle().move(10.4, 10.4).draft?.points.at(-1)).toEqual([10, 10]);
  });
});

describe('keys', () => {
  it('Enter closes from three vertices on', () => {
    expect(triangle().key('Enter').commits).toEqual([CLOSED]);
    const two = drive().click(10, 10).click(20, 10).key('Enter');
    expect(two.commits).toEqual([]);
    expect(two.draft?.points).toHaveLength(2);
  });

  it('Escape drops the shape', () => {
    const drawn = triangle().key('Escape');
    expect(drawn.commits).toEqual([]);
    expect(drawn.draft).toBeUndefined();
    expect(drawn.ignored).toBe(false);
  });

  it.each(['undo', 'Backspace'] as const)('%s takes back one vertex, redo brings it again', (key) => {
    const drawn = triangle().key(key).key(key);
    expect(drawn.move(10, 10).draft?.points).toEqual([[10, 10]]);
    drawn.key('redo').move(30, 10);
    expect(drawn.draft?.points).toEqual([
      [10, 10],
      [30, 10],
    ]);
    drawn.key('redo').key('redo');
    expect(drawn.key('Enter').commits).toEqual([CLOSED]);
  });

  it('a new vertex ends what could be brought back', () => {
    const drawn = triangle().key('undo').click(50, 50).key('redo').key('Enter');
    expect(drawn.commits[0]?.points.at(-1)).toEqual([50, 50]);
  });

  it('undo of the first vertex ends the shape, the next undo is not ours', () => {
    const drawn = drive().click(10, 10).key('undo');
    expect(drawn.ignored).toBe(false);
    expect(drawn.state.name).toBe('idle');
    expect(drawn.key('undo').ignored).toBe(true);
  });
});

describe('leaving the tool', () => {
  it('closes a shape of three vertices, drops a smaller one', () => {
    expect(triangle().leave().commits).toEqual([CLOSED]);
    expect(drive().click(10, 10).click(20, 10).leave().commits).toEqual([]);
  });

  it('does nothing while nothing is drawn', () => {
    expect(drive().leave().ignored).toBe(true);
  });
});

describe('a double click', () => {
  it('makes a triangle of 30 screen pixels with its tip there, once', () => {
    const drawn = drive().double(50, 50);
    expect(drawn.commits).toHaveLength(1);
    const [tip, right, left] = drawn.commits[0]!.points;
    expect(tip![0]).toBeCloseTo(50, 9);
    expect(tip![1]).toBeCloseTo(50, 9);
    expect(right![0] - left![0]).toBeCloseTo(3, 9);
    expect(right![1]).toBeCloseTo(56, 9);
  });

  it('that closed a shape with its first click starts no new one', () => {
    const drawn = triangle().double(10, 10);
    expect(drawn.commits).toEqual([CLOSED]);
    expect(drawn.state.name).toBe('idle');
  });
});

describe('a lost pointer', () => {
  it('leaves the vertices that were placed', () => {
    const drawn = drive().click(10, 10).down(20, 20).cancel();
    expect(drawn.draft?.points).toEqual([[10, 10]]);
    expect(drive().down(20, 20).cancel().state.name).toBe('idle');
  });
});

describe('an open polygon', () => {
  const open: PolygonValue = { ...CLOSED, closed: false };

  it('is closed by a click on its first vertex', () => {
    expect(drive().resume(open, 10.2, 10.2).commits).toEqual([CLOSED]);
  });

  it('goes on from a click elsewhere, or from its last vertex', () => {
    const drawn = drive().resume(open, 20, 60).click(12, 50).click(10, 10);
    expect(drawn.commits).toEqual([{ points: [...open.points, [20, 60], [12, 50]], closed: true }]);
    expect(drive().resume(open, 30, 40).draft?.points).toEqual(open.points);
  });

  it('keeps what it came with: undo stops there, leaving does not close it', () => {
    const drawn = drive().resume(open, 20, 60).key('undo');
    expect(drawn.state.name).toBe('drawing');
    drawn.key('undo');
    expect(drawn.state.name).toBe('idle');
    expect(drawn.commits).toEqual([]);
    expect(drive().resume(open, 20, 60).leave().commits).toEqual([{ points: [...open.points, [20, 60]], closed: false }]);
  });

  it('is taken up only where it is open', () => {
    expect(drive().resume(CLOSED, 20, 60).state.name).toBe('idle');
  });
});

describe('snap="pixel"', () => {
  const env = { width: 20, height: 10, scale: 50, attrs: { snap: 'pixel' } };

  it('puts vertices on pixel edges, and the pixel of the first one closes', () => {
    const drawn = driveTool(polygonTool, env).click(11, 9).click(52, 11).click(51, 49);
    expect(drawn.draft?.points).toEqual([
      [10, 10],
      [50, 10],
      [50, 50],
    ]);
    // 20 screen pixels from the first vertex, but nearest to its pixel edge.
    drawn.click(12, 10);
    expect(drawn.commits[0]?.points).toHaveLength(3);
  });
});
