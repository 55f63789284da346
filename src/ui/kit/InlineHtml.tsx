import { createElement, Fragment, type ReactNode, useMemo } from 'react';

const KEPT: ReadonlySet<string> = new Set(['B', 'I', 'EM', 'STRONG', 'SPAN', 'BR', 'SUB', 'SUP', 'CODE', 'U', 'S', 'SMALL', 'MARK']);
/** Their text is code, no words for a person. */
const DROPPED: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'NOSCRIPT', 'TITLE']);

function inlineNodes(nodes: Iterable<Node>): ReactNode[] {
  return [...nodes].map((node, i): ReactNode => {
    if (node.nodeType === 3) return node.nodeValue;
    const name = node.nodeName.toUpperCase();
    if (node.nodeType !== 1 || DROPPED.has(name)) return null;
    const tag = KEPT.has(name) ? name.toLowerCase() : Fragment;
    return tag === 'br' ? createElement(tag, { key: i }) : createElement(tag, { key: i }, ...inlineNodes(node.childNodes));
  });
}

/**
 * Markup of a config as inline formatting only: bold, italics, code and their like without attributes; of everything else the text stays.
 * Built as elements, never set as HTML, so nothing in it can run.
 */
export function InlineHtml({ html }: { readonly html: string }) {
  const content = useMemo(() => {
    if (typeof DOMParser === 'undefined') return [html.replace(/<[^>]*>/g, '')];
    return inlineNodes(new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  }, [html]);
  return createElement(Fragment, null, ...content);
}
