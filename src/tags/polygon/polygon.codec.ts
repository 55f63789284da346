import { type Codec, describeValue, type Finding, type UnknownRecord } from '../../core';
import { type Pair, PCT_TOLERANCE } from '../../geometry';
import type { PolygonValue } from './polygon.kindCore';

const LEAST_CLOSED = 3;

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isPair(value: unknown): value is Pair {
  return Array.isArray(value) && value.length === 2 && isNumber(value[0]) && isNumber(value[1]);
}

/** Nothing said: models that write every key write null. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isOutside([x, y]: Pair): boolean {
  return Math.min(x, y) < -PCT_TOLERANCE || Math.max(x, y) > 100 + PCT_TOLERANCE;
}

function unreadable(what: string, key: string): Finding {
  return {
    code: 'geometry-unreadable',
    severity: 'error',
    message: `The polygon cannot be shown: ${what}.`,
    hint: 'Write points as a list of pairs of numbers, [[x, y], …], in percent of the image (0 to 100), and closed as true, false or not at all.',
    key,
  };
}

/** What makes it impossible to read, or undefined. */
function faultOf(wire: UnknownRecord): Finding | undefined {
  const { points, closed } = wire;
  if (!Array.isArray(points)) return unreadable(`points is ${describeValue(points)}, but a list is needed`, 'value.points');
  const wrong = points.findIndex((point) => !isPair(point));
  if (wrong >= 0)
    return unreadable(`point ${wrong + 1} is ${describeValue(points[wrong])}, but two numbers are needed`, `value.points[${wrong}]`);
  if (isAbsent(closed) || typeof closed === 'boolean') return undefined;
  return unreadable(`closed is ${describeValue(closed)}, but true or false is needed`, 'value.closed');
}

function tooFew({ points, closed }: PolygonValue): Finding {
  return {
    code: 'too-few-points',
    severity: 'warning',
    message: `The polygon has ${points.length} of the ${closed ? LEAST_CLOSED : 1} points that ${closed ? 'a closed one' : 'it'} needs, so it has no inside${points.length === 0 ? ' and cannot be seen' : ''}.`,
    hint: closed
      ? 'Add the missing points, or write "closed": false for a polygon that is to be continued.'
      : 'Add points, or delete it in the list of regions.',
    key: 'value.points',
  };
}

function outOfBounds(points: readonly Pair[]): Finding {
  const first = points.findIndex(isOutside);
  const count = points.filter(isOutside).length;
  return {
    code: 'out-of-bounds',
    severity: 'warning',
    message: `The polygon reaches out of the image: ${count} of ${points.length} points, first ${describeValue(points[first])}; it is shown where it says.`,
    hint: 'Coordinates are percent of the image, 0 to 100: divide pixels by the width or height of the image and multiply by 100.',
    key: `value.points[${first}]`,
  };
}

function arePointsEqual(stored: unknown, points: readonly Pair[]): boolean {
  if (!Array.isArray(stored) || stored.length !== points.length) return false;
  return points.every(([x, y], i) => isPair(stored[i]) && stored[i][0] === x && stored[i][1] === y);
}

/** `{ points: [[x, y], …], closed? }` in percent, as Label Studio writes it. */
export const polygonCodec: Codec<PolygonValue> = {
  read(wire) {
    const fault = faultOf(wire);
    if (fault) return { value: undefined, findings: [fault] };
    const value: PolygonValue = Object.freeze({ points: wire.points as readonly Pair[], closed: wire.closed !== false });
    const { points, closed } = value;
    const findings: Finding[] = [];
    if (points.length < (closed ? LEAST_CLOSED : 1)) findings.push(tooFew(value));
    if (points.some(isOutside)) findings.push(outOfBounds(points));
    return { value, findings };
  },

  write(value, wire) {
    const isNew = !polygonCodec.has(wire);
    const changed: Record<string, unknown> = {};
    if (!arePointsEqual(wire.points, value.points)) changed.points = value.points.map(([x, y]) => [x, y]);
    // Label Studio always writes whether it is closed; what came without the key stays so while it is closed.
    const silent = isAbsent(wire.closed) && value.closed && !isNew;
    if (!silent && wire.closed !== value.closed) changed.closed = value.closed;
    return Object.keys(changed).length === 0 ? wire : { ...wire, ...changed };
  },

  has: (wire) => 'points' in wire,
};
