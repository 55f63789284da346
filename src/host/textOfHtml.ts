/** Parses HTML where nothing runs and nothing is fetched; undefined where the page's policy (Trusted Types) forbids it. */
function rootOf(html: string, isInline: boolean): Node | undefined {
  try {
    const doc = new DOMParser().parseFromString(isInline ? `<!doctype html><body><div>${html}</div>` : html, 'text/html');
    return isInline ? (doc.body.firstChild ?? doc.body) : doc.body;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/**
 * The text of a piece of HTML as offsets of results count it: every text node of the body, those that are not shown included, and a line feed for each `<br>`. An
 * export in a browser takes it, since the offsets of a HyperText mean nothing without. Undefined where the page's policy forbids parsing.
 */
export function textOfHtml(html: string, isInline: boolean): string | undefined {
  const root = rootOf(html, isInline);
  if (!root) return undefined;
  const parts: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.nodeValue ?? '');
    else if (node.nodeName === 'BR') parts.push('\n');
  }
  return parts.join('');
}
