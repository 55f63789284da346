import { observer } from 'mobx-react-lite';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type ConfigNode, decodeText, describeValue, type Finding, type Place, type Problem, type TagViewProps } from '../../core';
import { loadText, plainDocument, TextSurface, tooLongFinding } from '../../surfaces/text';
import { Button, Spinner, useEditor, useMessages } from '../../ui/kit';
import { contentOf, rememberText, type TextContent } from './content.codec';
import { checkSpan, spanCodec } from './text.codec';
import type { SpanValue } from './text.kind';

type EditorOfView = ReturnType<typeof useEditor>;

/** A text, or why there is none; neither while it is on its way. */
interface Shown {
  readonly content?: TextContent | undefined;
  readonly finding?: Finding | undefined;
}

function isSpan(value: unknown): value is SpanValue {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

/** What could not be compared while the text was not there, for every layer of the task. */
function lateFindings(editor: EditorOfView, node: ConfigNode): Problem[] {
  const problems: Problem[] = [];
  for (const layer of [...editor.annotations, ...editor.predictions]) {
    for (const id of layer.orderedIds) {
      const region = layer.peek(id);
      if (region?.object !== node.name || !isSpan(region.value)) continue;
      const wire = region.results.find(({ value }) => value && spanCodec.has(value))?.value ?? {};
      const where: Place = { source: 'task', layer: layer.id, region: id };
      for (const { key: _, ...finding } of checkSpan(region.value, wire, node)) problems.push({ ...finding, where });
    }
  }
  return problems;
}

function placeOf(node: ConfigNode): Place {
  const written = node.written.get('value');
  return { source: 'config', line: written?.line ?? node.line, column: written?.column ?? node.column };
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
  const editor = useEditor();
  const isUrl = node.attrs.valueType === 'url';
  const inline = useMemo(() => (isUrl ? undefined : readInline(node)), [node, isUrl]);
  const [loaded, setLoaded] = useState<Shown>({});
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads the same address again
  useEffect(() => {
    if (!isUrl) return;
    const abort = new AbortController();
    const base = typeof document === 'object' ? document.baseURI : '';
    const resolve = (url: string): Promise<string> => editor.resolveUrl(url, { tag: node.tag, attribute: 'value' });
    setLoaded({});
    void loadText(node.attrs.value, resolve, base, abort.signal).then((result) => {
      if (abort.signal.aborted) return;
      const decoded = result.finding ? result : decodeText(result.text, node.attrs.encoding, node.tag);
      setLoaded(decoded.text === undefined ? { finding: decoded.finding } : { content: rememberText(node, decoded.text) });
    });
    return () => abort.abort();
  }, [editor, node, isUrl, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...(inline ?? loaded), retry };
}

/** Tells the Problems panel what the config and the codec could not know. */
function useProblems(node: ConfigNode, { content, finding }: Shown): void {
  const editor = useEditor();
  useEffect(() => {
    const problems: Problem[] = [];
    // A missing key of the task is reported where the config names it.
    if (finding && node.attrs.value !== undefined) problems.push({ ...finding, where: placeOf(node) });
    const { value } = node.attrs;
    if (content && node.attrs.valueType !== 'url' && typeof value !== 'string') {
      problems.push({
        code: 'text-type',
        severity: 'warning',
        message: `The task gives ${describeValue(value)} where a text is expected; it is shown as text, and offsets count its characters.`,
        hint: "Put the text itself into the task's data, as a string.",
        where: placeOf(node),
      });
    }
    if (content && node.attrs.valueType === 'url') problems.push(...lateFindings(editor, node));
    if (node.attrs.resolver) {
      problems.push({
        code: 'text-resolver',
        severity: 'info',
        message: 'This editor does not pick cells out of CSV files (resolver), so the value is shown as it is.',
        hint: "Put the cell's text into the task.",
        where: placeOf(node),
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
  return (
    <div className="le-notice" data-severity="error" role="alert">
      <strong className="le-notice-title">{finding.message}</strong>
      <span>{finding.hint}</span>
      {node.attrs.valueType === 'url' && (
        <Button size="small" onClick={retry}>
          {t('tag.retry')}
        </Button>
      )}
    </div>
  );
});
