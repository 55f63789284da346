import { useMemo } from 'react';
import { asText, describeValue, type Finding, type TagViewProps } from '../../core';
import { CleanHtml, cssDeclarations, useFindings } from '../../ui/kit';
import { dedent, renderMarkdown } from './markdown.document';

function findingsOf(value: unknown): readonly Finding[] {
  // A missing key was reported where the config names it.
  if (value === undefined || typeof value === 'string' || typeof value === 'number') return [];
  const shown = value === null ? 'nothing is shown' : 'it is shown as it is';
  return [
    {
      code: 'markdown-value',
      severity: 'warning',
      message: `The value of the Markdown is ${describeValue(value)}, which is no text; ${shown}.`,
      hint: 'Give the Markdown as text.',
    },
  ];
}

/** The view of a Markdown tag. Whether it is shown at all is decided by the kit's `TagView`. */
export function MarkdownView({ node }: TagViewProps) {
  const { value, style, className, idAttr } = node.attrs as { value: unknown; style?: string; className: string; idAttr: string };
  const isBody = !node.written.has('value');
  const html = useMemo(() => {
    const text = dedent(asText(value), isBody && node.text === node.text.trim());
    // An object's JSON is code, not emphasis.
    return renderMarkdown(typeof value === 'object' && value !== null ? `\`\`\`json\n${text}\n\`\`\`` : text);
  }, [node, value, isBody]);
  useFindings(
    node,
    'value',
    useMemo(() => findingsOf(value), [value]),
  );
  return (
    <div className={['le-markdown', className].filter(Boolean).join(' ')} id={idAttr || undefined} style={cssDeclarations(style)}>
      <CleanHtml html={html} links="newTab" tag={node.tag} className="le-prose" />
    </div>
  );
}
