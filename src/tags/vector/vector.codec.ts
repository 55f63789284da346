import { type Codec, describeValue, type Finding, isRecord, type UnknownRecord } from '../../core';
import { PCT_TOLERANCE } from '../../geometry';
import { idOf, linksOf } from './links.kindCore';
import { leastOfRing, type VectorValue, type Vertex } from './vector.kindCore';

const CONTROL_POINTS = ['controlPoint1', 'controlPoint2'] as const;

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function hasPlace(value: unknown): value is { x: number; y: number } {
  return isRecord(value) && isNumber(value.x) && isNumber(value.y);
}

/** Nothing said: models that write every key write null. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function unreadable(what: string, key: string): Finding {
  return {
    code: 'geometry-unreadable',
    severity: 'error',
    message: `The path cannot be shown: ${what}.`,
    hint: 'Write vertices as a list of { "id", "x", "y", "prevPointId" } with numbers in percent of the image (0 to 100), and closed as true, false or not at all.',
    key,
  };
}

/** What makes it impossible to read, or undefined. */
function faultOf({ vertices, closed }: UnknownRecord): Finding | undefined {
  if (!Array.isArray(vertices)) return unreadable(`vertices is ${describeValue(vertices)}, but a list is needed`, 'value.vertices');
  const wrong = vertices.findIndex((vertex) => !hasPlace(vertex));
  if (wrong >= 0) {
    const vertex: unknown = vertices[wrong];
    const axis = isRecord(vertex) ? (['x', 'y'] as const).find((name) => !isNumber(vertex[name])) : undefined;
    const what = axis && isRecord(vertex) ? `${axis} of vertex ${wrong + 1} is ${describeValue(vertex[axis])}` : undefined;
    return unreadable(
      `${what ?? `vertex ${wrong + 1} is ${describeValue(vertex)}`}, but ${what ? 'a number' : 'an object with x and y'} is needed`,
      `value.vertices[${wrong}]${axis ? `.${axis}` : ''}`,
    );
  }
  if (isAbsent(closed) || typeof closed === 'boolean') return undefined;
  return unreadable(`closed is ${describeValue(closed)}, but true or false is needed`, 'value.closed');
}

function finding(code: string, key: string, message: string, hint: string, severity: Finding['severity'] = 'warning'): Finding {
  return { code, severity, message, hint, key };
}

function countFinding({ vertices, closed }: VectorValue): Finding | undefined {
  const { length } = vertices;
  const least = closed ? leastOfRing(vertices) : 2;
  if (length >= least) return undefined;
  const lacks = `The path has ${length} of the ${least} points that ${closed ? 'a closed one' : 'a line'} needs`;
  const shown = length === 0 ? 'it cannot be seen' : length === 1 ? 'it is shown as a dot' : 'it has no inside';
  const hint = length === 0 ? 'Add points, or delete it in the list of regions.' : 'Add the missing points, or leave it if it is meant so.';
  return finding('too-few-points', 'value.vertices', `${lacks}, so ${shown}.`, hint, length === 1 && !closed ? 'info' : 'warning');
}

/** What the ids of vertices say that cannot be. */
function linkFindings({ vertices, closed }: VectorValue): readonly Finding[] {
  const { duplicates, strays, circles } = linksOf(vertices);
  const found: Finding[] = [];
  const wrongId = vertices.findIndex(({ id }) => !isAbsent(id) && idOf(id) === undefined);
  if (wrongId >= 0) {
    const what = `The id of vertex ${wrongId + 1} is ${describeValue(vertices[wrongId]?.id)}, so no other vertex can follow it.`;
    found.push(finding('vertex-id', `value.vertices[${wrongId}].id`, what, 'Write ids as texts.'));
  }
  for (const i of duplicates.slice(0, 1)) {
    const more = duplicates.length > 1 ? ` (${duplicates.length} such vertices)` : '';
    const what = `Vertex ${i + 1} has the id ${describeValue(vertices[i]?.id)} of another one${more}; lines that lead to that id go to the first.`;
    found.push(finding('duplicate-vertex-id', `value.vertices[${i}].id`, what, 'Give each vertex of a path an id of its own.'));
  }
  for (const i of strays.slice(0, 1)) {
    const more = strays.length > 1 ? ` (${strays.length} such vertices)` : '';
    const what = `Vertex ${i + 1} follows ${describeValue(vertices[i]?.prevPointId)}, but no vertex has that id${more}; a line starts there.`;
    found.push(
      finding('vertex-link', `value.vertices[${i}].prevPointId`, what, 'Name the id of a vertex of this path, or write null for a start.'),
    );
  }
  // The first vertex of a closed path comes from its last: that circle is the ring itself.
  const wrong = closed ? circles.slice(1) : circles;
  for (const { to } of wrong.slice(0, 1)) {
    const what = `Following the lines back from vertex ${to + 1} leads to itself${closed ? ' beside the ring' : ', though the path is not closed'}; the line is shown where it says.`;
    found.push(
      finding(
        'vertex-loop',
        `value.vertices[${to}].prevPointId`,
        what,
        'Write null as prevPointId of the first vertex, or "closed": true.',
      ),
    );
  }
  return found;
}

function controlFinding(vertices: readonly Vertex[]): Finding | undefined {
  for (const [i, vertex] of vertices.entries()) {
    for (const name of CONTROL_POINTS) {
      if (vertex.isBezier !== true || isAbsent(vertex[name]) || hasPlace(vertex[name])) continue;
      const what = `${name} of vertex ${i + 1} is ${describeValue(vertex[name])}, so the line there is shown without it.`;
      return finding('control-point-unreadable', `value.vertices[${i}].${name}`, what, 'Write control points as { "x", "y" } in percent.');
    }
  }
  return undefined;
}

function isOutside({ x, y }: Vertex): boolean {
  return Math.min(x, y) < -PCT_TOLERANCE || Math.max(x, y) > 100 + PCT_TOLERANCE;
}

function outOfBounds(vertices: readonly Vertex[]): Finding | undefined {
  const first = vertices.findIndex(isOutside);
  const vertex = vertices[first];
  if (!vertex) return undefined;
  const count = vertices.filter(isOutside).length;
  return finding(
    'out-of-bounds',
    `value.vertices[${first}]`,
    `The path reaches out of the image: ${count} of ${vertices.length} points, first ${describeValue([vertex.x, vertex.y])}; it is shown where it says.`,
    'Coordinates are percent of the image, 0 to 100: divide pixels by the width or height of the image and multiply by 100.',
  );
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isRecord(a) || !isRecord(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((part, i) => isSame(part, b[i]));
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

/** `{ vertices: [{ id, x, y, prevPointId, … }], closed? }` in percent, as Label Studio writes it. */
export const vectorCodec: Codec<VectorValue> = {
  read(wire) {
    const fault = faultOf(wire);
    if (fault) return { value: undefined, findings: [fault] };
    const value: VectorValue = Object.freeze({ vertices: wire.vertices as readonly Vertex[], closed: wire.closed === true });
    const all = [countFinding(value), ...linkFindings(value), controlFinding(value.vertices), outOfBounds(value.vertices)];
    return { value, findings: all.filter((one) => one !== undefined) };
  },

  write(value, wire) {
    const isNew = !vectorCodec.has(wire);
    const changed: Record<string, unknown> = {};
    // Vertices that an edit left alone are the very objects that came.
    if (!isSame(wire.vertices, value.vertices)) changed.vertices = [...value.vertices];
    const silent = isAbsent(wire.closed) && !value.closed && !isNew;
    if (!silent && wire.closed !== value.closed) changed.closed = value.closed;
    return Object.keys(changed).length === 0 ? wire : { ...wire, ...changed };
  },

  has: (wire) => 'vertices' in wire,
};
