/** Line and column (both from 1) of a character offset. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

/** Answers places by offset: binary search over line starts, built once. A line ends at LF, CR or CRLF. */
export function createSourceMap(source: string): (offset: number) => SourcePlace {
  const starts = [0];
  for (const match of source.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
