/** What the result panel shows of a layer. */
export interface ResultText {
  readonly layer: string;
  readonly json: string;
  readonly resultCount: number;
  readonly byteCount: number;
}

/** Serialises a layer: its results as JSON, how many, how large. */
export function describeResult(layer: string, serialized: unknown): ResultText {
  const result = (serialized as { result?: readonly unknown[] } | undefined)?.result ?? [];
  const json = JSON.stringify(result, null, 2);
  return { layer, json, resultCount: result.length, byteCount: new TextEncoder().encode(json).length };
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const kilobytes = bytes / 1000;
  return kilobytes < 1000 ? `${kilobytes.toFixed(1)} kB` : `${(kilobytes / 1000).toFixed(1)} MB`;
}

/** The beginning of a long text, cut at a line's end: a page of megabytes would stall the browser. */
export function cutText(text: string, limit = 60_000): { readonly head: string; readonly isCut: boolean } {
  if (text.length <= limit) return { head: text, isCut: false };
  const lineEnd = text.lastIndexOf('\n', limit);
  return { head: text.slice(0, lineEnd > 0 ? lineEnd : limit), isCut: true };
}
