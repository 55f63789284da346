/** Pixels of the largest picture shown as one element. Larger ones are shown by parts: whole, they cost a second in the frame that first needs all of them. */
export const MOST_WHOLE_IMG = 16e6;

/** Addresses a picture may come from. Anything else (`javascript:`, `file:`, `data:text/html`) is refused. */
export function isImageAddress(url: string): boolean {
  const text = url.trim();
  if (!text) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined || scheme === 'http' || scheme === 'https' || scheme === 'blob') return true;
  return scheme === 'data' && /^data:image\//i.test(text);
}
