import { describe, expect, it } from 'vitest';
import { driveTool, type ToolDriver, type ToolDriverOptions } from '../../testing/toolDriver';
import type { VectorValue, Vertex } from './vector.kindCore';
import { type VectorToolState, vectorTool } from './vector.tool';

// On an object of 1000 × 500 pixels shown one to one: 1 % is 10 screen pixels across, 5 down.

function drive(attrs: ToolDriverOptions['attrs'] = {}): ToolDriver<VectorValue, VectorToolState> {
  return driveTool(vectorTool, { attrs });
}

function places(value: VectorValue | undefined): number[][] {
  return (value?.vertices ?? []).map(({ x, y }) => [x, y]);
}

/** By place in the list: which vertex each one comes from. */
function origins(value: VectorValue | undefined): (number | null)[] {
  const vertices = value?.vertices ?? [];
  return vertices.map(({ prevPointId }) => (prevPointId === null ? null : vertices.findIndex(({ id }) => id === prevPointId)));
}

const PATH: readonly [number, number][] = [
  [10, 10],
  [30, 10],
  [30, 40],
];

function three(attrs?: ToolDriverOptions['attrs']): ToolDriver<VectorValue, VectorToolState> {
  const drawn = drive(attrs);
  for (const [x, y] of PATH) drawn.click(x, y);
  return drawn;
}

function open(points = PATH): VectorValue {
  const vertices = points.map(([x, y], i): Vertex => ({ id: `p${i}`, x, y, prevPointId: i === 0 ? null : `p${i - 1}`, isBezier: false }));
  return { vertices, closed: false };
}

describe('clicks', () => {
  it('add points, each coming from the one before', () => {
    const drawn = three().key('Enter');
    expect(drawn.commits).toHaveLength(1);
    const [value] = drawn.commits;
    expect(places(value)).toEqual(PATH);
    expect(origins(value)).toEqual([null, 0, 1]);
    expect(value?.closed).toBe(false);
    expect(new Set(value?.vertices.map(({ id }) => id)).size).toBe(3);
    expect(Object.keys(value?.vertices[0] ?? {})).toEqual(['id', 'x', 'y', 'prevPointId', 'isBezier']);
  });

  it('on the last point end the path', () => {
    expect(places(three().click(30.2, 40.2).commits[0])).toEqual(PATH);
  });

  it('twice in one place end it too, and start no other', () => {
    const drawn = drive().click(10, 10).double(50, 50);
    expect(drawn.commits.map(places)).toEqual([
      [
        [10, 10],
        [50, 50],
      ],
    ]);
    expect(drawn.state.name).toBe('idle');
  });

  it('stay on the image', () => {
    expect(places(drive().click(-20, 130).draft)).toEqual([[0, 100]]);
  });

  it('on the first point close where the control says so, at three points', () => {
    const closed = three({ closable: true }).click(10.5, 10.5);
    expect(closed.commits[0]?.closed).toBe(true);
    expect(origins(closed.commits[0])).toEqual([2, 0, 1]);
    expect(places(three().click(10.5, 11).draft)).toHaveLength(4);
    const two = drive({ closable: true }).click(10, 10).click(30, 10).click(10.5, 10.5);
    expect(two.commits).toEqual([]);
    expect(two.state.name).toBe('drawing');
  });

  it('shows that a click would close', () => {
    expect(three({ closable: true }).move(10.5, 10.5).draft?.closed).toBe(true);
  });
});

describe('a drag', () => {
  it('draws out a curve where the control allows curves, its control points mirrored', () => {
    const drawn = drive({ curves: true }).click(10, 10).down(30, 30).move(33, 34).move(35, 40);
    expect(drawn.draft?.vertices[1]).toMatchObject({ x: 30, y: 30, isBezier: true, controlPoint2: { x: 35, y: 40 } });
    const [value] = drawn.up().key('Enter').commits;
    expect(value?.vertices[1]).toMatchObject({
      x: 30,
      y: 30,
      isBezier: true,
      controlPoint1: { x: 25, y: 20 },
      controlPoint2: { x: 35, y: 40 },
    });
  });

  it('places the point where it ends otherwise', () => {
    const drawn = drive().click(10, 10).down(30, 30).move(35, 40).up();
    expect(places(drawn.draft)).toEqual([
      [10, 10],
      [35, 40],
    ]);
  });

  it('of the first point makes it a curve too', () => {
    const drawn = drive({ curves: true }).down(10, 10).move(15, 15).up();
    expect(drawn.draft?.vertices[0]).toMatchObject({ x: 10, y: 10, isBezier: true, controlPoint1: { x: 5, y: 5 } });
  });
});

describe('keys', () => {
  it('Escape keeps what has points enough and drops the rest', () => {
    expect(places(three().key('Escape').commits[0])).toEqual(PATH);
    expect(drive().click(10, 10).key('Escape').commits).toEqual([]);
    const few = three({ minPoints: 4 }).key('Escape');
    expect([few.commits.length, few.state.name, few.ignored]).toEqual([0, 'idle', false]);
  });

  it('Enter says what is missing', () => {
    const few = three({ minPoints: 4 }).key('Enter');
    expect(few.last.refusal).toMatch(/needs 4 points and has 3/);
    expect(few.state.name).toBe('drawing');
    expect(places(few.click(60, 60).key('Enter').commits[0])).toHaveLength(4);
  });

  it.each(['undo', 'Backspace'] as const)('%s takes back one point, redo brings it again', (key) => {
    const drawn = three().key(key).key(key).move(10, 10);
    expect(places(drawn.draft)).toEqual([[10, 10]]);
    drawn.key('redo').key('redo').key('redo');
    expect(places(drawn.key('Enter').commits[0])).toEqual(PATH);
  });

  it('undo of the first point ends the path, the next undo is not ours', () => {
    const drawn = drive().click(10, 10).key('undo');
    expect([drawn.state.name, drawn.ignored]).toEqual(['idle', false]);
    expect(drawn.key('undo').ignored).toBe(true);
  });
});

describe('limits', () => {
  it('the last point that a path may have ends it', () => {
    const drawn = three({ maxPoints: 3 });
    expect(drawn.commits.map(places)).toEqual([PATH]);
    expect(drawn.state.name).toBe('idle');
  });

  it('one point makes a path where no more are allowed', () => {
    expect(drive({ minPoints: 1, maxPoints: 1 }).click(10, 10).commits.map(places)).toEqual([[[10, 10]]]);
  });

  it('leaving keeps what has points enough', () => {
    expect(places(three().leave().commits[0])).toEqual(PATH);
    expect(three({ minPoints: 5 }).leave().commits).toEqual([]);
    expect(drive().leave().ignored).toBe(true);
  });
});

describe('a skeleton', () => {
  it('grows from the point that was clicked', () => {
    const drawn = three({ skeleton: true }).click(30, 10).click(60, 10).click(80, 10).key('Enter');
    expect(origins(drawn.commits[0])).toEqual([null, 0, 1, 1, 3]);
  });

  it('takes back a branch by undo', () => {
    const drawn = three({ skeleton: true }).click(30, 10).click(60, 10).key('undo').click(30, 90).key('Enter');
    expect(origins(drawn.commits[0])).toEqual([null, 0, 1, 1]);
  });
});

describe('a double click on nothing', () => {
  it('makes a line of 30 screen pixels', () => {
    const drawn = drive().double(50, 50);
    expect(drawn.commits).toHaveLength(1);
    const [a, b] = drawn.commits[0]!.vertices;
    expect([b!.x - a!.x, b!.y - a!.y]).toEqual([expect.closeTo(3, 9), 0]);
    expect((a!.x + b!.x) / 2).toBeCloseTo(50, 9);
  });

  it('makes a ring where paths close, with as many points as they need', () => {
    const [ring] = drive({ closable: true, minPoints: 5 }).double(50, 50).commits;
    expect([ring?.closed, ring?.vertices.length]).toEqual([true, 5]);
    expect(origins(ring)).toEqual([4, 0, 1, 2, 3]);
  });
});

describe('an open path', () => {
  it('goes on from its end', () => {
    const drawn = drive().resume(open(), 30, 40).click(60, 60).key('Enter');
    expect(places(drawn.commits[0])).toEqual([...PATH, [60, 60]]);
    expect(origins(drawn.commits[0])).toEqual([null, 0, 1, 2]);
    expect(drawn.commits[0]?.vertices.slice(0, 3)).toEqual(open().vertices);
  });

  it('goes on from its start, where its first vertex alone is changed', () => {
    const drawn = drive().resume(open(), 10, 10).click(5, 50).key('Enter');
    const [value] = drawn.commits;
    expect(places(value)).toEqual([[5, 50], ...PATH]);
    expect(origins(value)).toEqual([null, 0, 1, 2]);
    expect(value?.vertices.slice(2)).toEqual(open().vertices.slice(1));
  });

  it('draws curves the right way round from its start', () => {
    const drawn = drive({ curves: true }).resume(open(), 10, 10).down(5, 50).move(5, 60).up().key('Enter');
    expect(drawn.commits[0]?.vertices[0]).toMatchObject({ controlPoint1: { x: 5, y: 60 }, controlPoint2: { x: 5, y: 40 } });
  });

  it.each([
    ['its end', 30, 40, 10, 10],
    ['its start', 10, 10, 30, 40],
  ])('taken up at %s closes at the other', (_, x, y, otherX, otherY) => {
    const drawn = drive({ closable: true }).resume(open(), x, y).click(otherX, otherY);
    expect(drawn.commits).toEqual([
      { vertices: [{ ...open().vertices[0], prevPointId: 'p2' }, ...open().vertices.slice(1)], closed: true },
    ]);
  });

  it('that is full can only be closed', () => {
    const full = drive({ closable: true, maxPoints: 3 }).resume(open(), 30, 40).click(60, 60);
    expect(full.last.refusal).toMatch(/may have 3 points/);
    expect(full.click(10, 10).commits[0]?.closed).toBe(true);
    expect(drive({ maxPoints: 3 }).resume(open(), 30, 40).state.name).toBe('idle');
  });

  it('is not taken up elsewhere, nor closed ones at all', () => {
    expect(drive().resume(open(), 30, 10).state.name).toBe('idle');
    expect(drive().resume(open(), 70, 70).state.name).toBe('idle');
    expect(drive().resume({ ...open(), closed: true }, 30, 40).state.name).toBe('idle');
  });

  it('is let go of unchanged', () => {
    for (const key of ['Escape', 'Enter', 'undo'] as const) {
      const drawn = drive().resume(open(), 30, 40).key(key);
      expect([drawn.commits.length, drawn.state.name]).toEqual([0, 'idle']);
    }
  });

  it('without ids gets them with its new point', () => {
    const vertices = PATH.map(([x, y]) => ({ x, y, mine: 1 }));
    const [value] = drive().resume({ vertices, closed: false }, 30, 40).click(60, 60).key('Enter').commits;
    expect(origins(value)).toEqual([null, 0, 1, 2]);
    expect(value?.vertices[0]).toMatchObject({ mine: 1 });
  });
});

it('snap="pixel" puts points on pixel edges', () => {
  const drawn = driveTool(vectorTool, { width: 20, height: 10, scale: 50, attrs: { snap: 'pixel' } })
    .click(11, 9)
    .click(52, 11);
  expect(places(drawn.draft)).toEqual([
    [10, 10],
    [50, 10],
  ]);
});

it('a lost pointer leaves what was placed', () => {
  const drawn = drive().click(10, 10).down(20, 20).cancel();
  expect(places(drawn.draft)).toEqual([[10, 10]]);
  expect(drive().down(20, 20).cancel().state.name).toBe('idle');
});
