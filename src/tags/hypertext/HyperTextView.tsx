import { observer } from 'mobx-react-lite';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type ConfigNode, decodeText, type Finding, type Place, type Problem, type TagViewProps } from '../../core';
import { loadText, TextSurface } from '../../surfaces/text';
import { Button, Spinner, useEditor, useMessages } from '../../ui/kit';
import { rememberPage } from './content.codec';
import { checkInPage, pageSpanCodec } from './hypertext.codec';
import { pageDocument } from './hypertext.document';
import { isPageSpan } from './hypertext.kind';
import { type ParsedPage, parsePage } from './parse.document';
import { showPictures } from './pictures.document';

type EditorOfView = ReturnType<typeof useEditor>;

/** HTML, or why there is none; neither while it is on its way. */
interface Shown {
  readonly html?: string | undefined;
  /** Where it was loaded from. */
  readonly url?: string | undefined;
  readonly finding?: Finding | undefined;
}

function placeOf(node: ConfigNode): Place {
  const written = node.written.get('value');
  return { source: 'config', line: written?.line ?? node.line, column: written?.column ?? node.column };
}

function decoded(value: unknown, node: ConfigNode, url?: string): Shown {
  const { text, finding } = decodeText(value, node.attrs.encoding, node.tag);
  return finding ? { finding } : { html: text, url };
}

/** The HTML of a node, loaded when it is given by URL; `retry` loads it again. */
function useHtml(node: ConfigNode): Shown & { readonly retry: () => void } {
  const editor = useEditor();
  const isUrl = node.attrs.valueType === 'url';
  const inline = useMemo(() => (isUrl ? undefined : decoded(node.attrs.value, node)), [node, isUrl]);
  const [loaded, setLoaded] = useState<Shown>({});
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads the same address again
  useEffect(() => {
    if (!isUrl) return;
    const abort = new AbortController();
    const resolve = (url: string): Promise<string> => editor.resolveUrl(url, { tag: node.tag, attribute: 'value' });
    setLoaded({});
    void loadText(node.attrs.value, resolve, document.baseURI, abort.signal, 'html').then((result) => {
      if (abort.signal.aborted) return;
      setLoaded(result.finding ? result : decoded(result.text, node, result.url));
    });
    return () => abort.abort();
  }, [editor, node, isUrl, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...(inline ?? loaded), retry };
}

/** What could not be compared while the page was not there, for every layer of the task. */
function lateFindings(editor: EditorOfView, node: ConfigNode, { tree }: ParsedPage): Problem[] {
  const problems: Problem[] = [];
  for (const layer of [...editor.annotations, ...editor.predictions]) {
    for (const id of layer.orderedIds) {
      const region = layer.peek(id);
      if (region?.object !== node.name || !isPageSpan(region.value)) continue;
      const wire = region.results.find(({ value }) => value && pageSpanCodec.has(value))?.value ?? {};
      const where: Place = { source: 'task', layer: layer.id, region: id };
      for (const { key: _, ...finding } of checkInPage(region.value, wire, tree)) problems.push({ ...finding, where });
    }
  }
  return problems;
}

/** Tells the Problems panel what the config and the codec could not know. */
function useProblems(node: ConfigNode, page: ParsedPage | undefined, finding: Finding | undefined): void {
  const editor = useEditor();
  useEffect(() => {
    const problems: Problem[] = [];
    // A missing key of the task is reported where the config names it.
    if (finding && node.attrs.value !== undefined) problems.push({ ...finding, where: placeOf(node) });
    if (page) problems.push(...lateFindings(editor, node, page));
    if (node.attrs.resolver) {
      problems.push({
        code: 'text-resolver',
        severity: 'info',
        message: 'This editor does not pick cells out of CSV files (resolver), so the value is shown as it is.',
        hint: "Put the cell's HTML into the task.",
        where: placeOf(node),
      });
    }
    const key = `hypertext:${node.key}`;
    editor.reportProblems(key, problems);
    return () => editor.reportProblems(key, []);
  }, [editor, node, page, finding]);
}

/** The page read and made harmless, known to the codec from then on. */
function usePage(node: ConfigNode, { html, url }: Shown): ParsedPage | undefined {
  const { inline, clickableLinks } = node.attrs;
  return useMemo(() => {
    if (html === undefined) return undefined;
    const options = { isInline: inline === true, clickableLinks: clickableLinks === true, base: url };
    const page = parsePage(html, options, window);
    rememberPage(node, page.tree);
    return page;
  }, [node, html, url, inline, clickableLinks]);
}

/** Fetches the pictures of a page when the person, or the settings, ask for them. */
const Pictures = observer(function Pictures({ node, page }: { readonly node: ConfigNode; readonly page: ParsedPage }) {
  const editor = useEditor();
  const t = useMessages();
  const [asked, setAsked] = useState<ParsedPage>();
  const { pictures } = page;
  const shows = asked === page || editor.settings.remotePictures;
  useEffect(() => {
    if (!shows) return;
    const abort = new AbortController();
    const resolve = (url: string): Promise<string> => editor.resolveUrl(url, { tag: node.tag, attribute: 'value' });
    void showPictures(pictures, resolve, abort.signal);
    return () => abort.abort();
  }, [editor, node, pictures, shows]);
  if (shows || pictures.length === 0) return null;
  return (
    <div className="le-page-pictures">
      <span>{t('hypertext.picturesKept')}</span>
      <Button size="small" onClick={() => setAsked(page)}>
        {t('hypertext.pictures', { count: pictures.length })}
      </Button>
    </div>
  );
});

/** The view of a HyperText tag: the page with its regions, or why it cannot be shown. */
export const HyperTextView = observer(function HyperTextView({ node }: TagViewProps) {
  const t = useMessages();
  const shown = useHtml(node);
  const page = usePage(node, shown);
  useProblems(node, page, shown.finding);
  const reading = useMemo(() => (page && page.tree.text !== '' ? pageDocument(page) : undefined), [page]);
  const { finding, html, retry } = shown;
  if (page && reading) {
    return (
      <div className="le-hypertext" data-inline={page.isInline} data-paper={page.isOnPaper}>
        <Pictures node={node} page={page} />
        <TextSurface node={node} document={reading} />
      </div>
    );
  }
  if (html !== undefined) return <p className="le-text-none">{t('text.empty')}</p>;
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
