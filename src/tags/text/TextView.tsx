import { observer } from 'mobx-react-lite';
import { useEffect, useMemo } from 'react';
import { type ConfigNode, decodeText, describeValue, type Finding, type Problem, type TagViewProps } from '../../core';
import { attributePlace, lateFindings, plainDocument, TextSurface, tooLongFinding, useAddressedText } from '../../surfaces/text';
import { FindingNotice, Spinner, useEditor, useMessages } from '../../ui/kit';
import { contentOf, rememberText, type TextContent } from './content.codec';
import { checkSpan, spanCodec } from './text.codec';
import type { SpanValue } from './text.kind';

/** A text, or why there is none; neither while it is on its way. */
interface Shown {
  readonly content?: TextContent | undefined;
  readonly finding?: Finding | undefined;
}

function isSpan(value: unknown): value is SpanValue {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

function readInline(node: ConfigNode): Shown {
  const { value } = node.attrs;
  const tooLong = typeof value === 'string' ? tooLongFinding(value) : undefined;
  if (tooLong) return { finding: tooLong };
  const content = contentOf(node);
  return content ? { content } : { finding: decodeText(node.attrs.value, node.attrs.encoding, node.tag).finding };
}

/** The text of a node, loaded when it is given by URL; `retry` loads it again. */
function useText(node: ConfigNode): Shown & { readonly retry: () => void } {
  const isUrl = node.attrs.valueType === 'url';
  const { loaded, retry } = useAddressedText(node, isUrl);
  const shown = useMemo((): Shown => {
    if (!isUrl) return readInline(node);
    if (!loaded || loaded.finding) return { finding: loaded?.finding };
    const { text, finding } = decodeText(loaded.text, node.attrs.encoding, node.tag);
    return text === undefined ? { finding } : { content: rememberText(node, text) };
  }, [node, isUrl, loaded]);
  return { ...shown, retry };
}

/** Tells the Problems panel what the config and the codec could not know. */
function useProblems(node: ConfigNode, { content, finding }: Shown): void {
  const editor = useEditor();
  useEffect(() => {
    const problems: Problem[] = [];
    // A missing key of the task is reported where the config names it.
    if (finding && node.attrs.value !== undefined) problems.push({ ...finding, where: attributePlace(node, 'value') });
    const { value } = node.attrs;
    if (content && node.attrs.valueType !== 'url' && typeof value !== 'string') {
      problems.push({
        code: 'text-type',
        severity: 'warning',
        message: `The task gives ${describeValue(value)} where a text is expected; it is shown as text, and offsets count its characters.`,
        hint: "Put the text itself into the task's data, as a string.",
        where: attributePlace(node, 'value'),
      });
    }
    if (content && node.attrs.valueType === 'url')
      problems.push(...lateFindings(editor, node, spanCodec.has, (value, wire) => (isSpan(value) ? checkSpan(value, wire, node) : [])));
    if (node.attrs.resolver) {
      problems.push({
        code: 'text-resolver',
        severity: 'info',
        message: 'This editor does not pick cells out of CSV files (resolver), so the value is shown as it is.',
        hint: "Put the cell's text into the task.",
        where: attributePlace(node, 'value'),
      });
    }
    const key = `text:${node.key}`;
    editor.reportProblems(key, problems);
    return () => editor.reportProblems(key, []);
  }, [editor, node, content, finding]);
}

/** The view of a Text tag: the text with its regions, or why it cannot be shown. */
export const TextView = observer(function TextView({ node }: TagViewProps) {
  const t = useMessages();
  const shown = useText(node);
  useProblems(node, shown);
  const { content, finding, retry } = shown;
  const reading = useMemo(() => (content?.text ? plainDocument(content.text, content.points) : undefined), [content]);
  if (reading) return <TextSurface node={node} document={reading} />;
  if (content) return <p className="le-text-none">{t('text.empty')}</p>;
  if (!finding) return <Spinner label={t('text.loading')} />;
  return <FindingNotice finding={finding} onRetry={node.attrs.valueType === 'url' ? retry : undefined} />;
});
