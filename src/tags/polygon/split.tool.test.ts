import { describe, expect, it } from 'vitest';
import { driveTool } from '../../testing/toolDriver';
import type { PolygonValue } from './polygon.kindCore';
import { splitTool } from './split.tool';

const BASE: PolygonValue = {
  points: [
    [10, 10],
    [30, 10],
    [30, 30],
    [10, 30],
  ],
  closed: true,
};

function drive(base: PolygonValue = BASE) {
  return driveTool(splitTool, { base });
}

describe('the knife', () => {
  it('cuts with the click that comes out on the other side: one part is the region, the other a new one', () => {
    const drawn = drive().click(5, 20).click(20, 25);
    expect([drawn.commits.length, drawn.draft]).toEqual([0, BASE]);
    expect(drawn.last.guide).toEqual([
      { x: 5, y: 20 },
      { x: 20, y: 25 },
    ]);
    drawn.click(35, 20);
    expect(drawn.commits).toHaveLength(1);
    expect(drawn.commits[0]?.points).toContainEqual([20, 25]);
    expect(drawn.last.others).toHaveLength(1);
    expect(drawn.last.others?.[0]).toMatchObject({ closed: true });
    expect(drawn.state.name).toBe('idle');
  });

  it('goes to corners and edges that are near', () => {
    const drawn = drive().click(10.2, 10.3).click(29.9, 29.6);
    expect(
      [drawn.commits[0]?.points, drawn.last.others?.[0]?.points]
        .flat()
        .every((point) => BASE.points.some(([x, y]) => point?.[0] === x && point[1] === y)),
    ).toBe(true);
  });

  it('says why nothing was cut', () => {
    const beside = drive().click(5, 5).click(40, 5).key('Enter');
    expect(beside.last.refusal).toMatch(/does not cross/);
    expect([beside.commits.length, beside.state.name]).toEqual([0, 'cutting']);
    const open = drive({ ...BASE, closed: false }).down(5, 5);
    expect(open.last.refusal).toMatch(/closed polygon/);
  });

  it('takes back points, and is put away by Escape', () => {
    const drawn = drive().click(5, 20).click(20, 25).key('undo');
    expect(drawn.move(20, 15).last.guide).toHaveLength(2);
    expect(drawn.key('redo').move(25, 15).last.guide).toHaveLength(3);
    expect(drawn.key('Escape').state.name).toBe('idle');
    expect(drawn.commits).toEqual([]);
  });

  it('is for a selected polygon, and is pressed anywhere', () => {
    expect(splitTool).toMatchObject({ needsBase: true, continues: true, paints: true });
  });
});
