/**
 * Places along a line: each as near to where it would like to be as the others let it, in the order given, all inside `[start, end]` and no two the
 * same. `gap` is kept between them where there is room for that.
 */
export function spread(wanted: readonly number[], start: number, end: number, gap: number): readonly number[] {
  const count = wanted.length;
  const step = count > 1 ? Math.min(gap, (end - start) / (count - 1)) : 0;
  const places: number[] = [];
  let least = start;
  for (const one of wanted) {
    const place = Math.max(one, least);
    places.push(place);
    least = place + step;
  }
  let most = end;
  for (let i = count - 1; i >= 0; i--) {
    const place = Math.min(places[i] ?? most, most);
    places[i] = place;
    most = place - step;
  }
  return places;
}

/** An interval on a row of lanes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A lane for each span, from 0: spans that overlap lie in different lanes, and the longer one lies above the shorter ones that it spans. */
export function lanesOf(spans: readonly Span[], margin: number): readonly number[] {
  const order = spans.map((_, i) => i).sort((a, b) => lengthOf(spans[a]) - lengthOf(spans[b]) || a - b);
  const lanes: number[] = spans.map(() => 0);
  const placed: { readonly span: Span; readonly lane: number }[] = [];
  for (const i of order) {
    const span = spans[i];
    if (!span) continue;
    let lane = 0;
    for (const other of placed) {
      if (other.lane >= lane && other.span.start < span.end + margin && other.span.end > span.start - margin) lane = other.lane + 1;
    }
    lanes[i] = lane;
    placed.push({ span, lane });
  }
  return lanes;
}

function lengthOf(span: Span | undefined): number {
  return span ? span.end - span.start : 0;
}
