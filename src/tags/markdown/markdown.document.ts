import MarkdownIt from 'markdown-it';

/** White space that all lines share; a line of white space alone says nothing. */
function sharedIndent(lines: readonly string[]): number {
  let shared = Number.POSITIVE_INFINITY;
  for (const line of lines) if (line.trim()) shared = Math.min(shared, line.length - line.trimStart().length);
  return Number.isFinite(shared) ? shared : 0;
}

/**
 * Takes off the indentation that all lines share. `isTrimmed`: the text is the body of an element, whose first line has lost its own already, so the
 * others decide.
 */
export function dedent(text: string, isTrimmed = false): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\t/g, '    ').split('\n');
  const [first = '', ...rest] = lines;
  const isShorn = isTrimmed && rest.length > 0 && first.trim() !== '' && !/^\s/.test(first);
  const shared = sharedIndent(isShorn ? rest : lines);
  const cut = (line: string): string => (line.trim() ? line.slice(shared) : '');
  return isShorn ? [first, ...rest.map(cut)].join('\n') : lines.map(cut).join('\n');
}

/** Markdown as HTML, in which HTML of the source is text. It is sanitised all the same before it is shown. */
export function renderMarkdown(text: string): string {
  return new MarkdownIt({ html: false, linkify: false }).render(text);
}
