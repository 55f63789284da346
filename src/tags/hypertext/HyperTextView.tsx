import { observer } from 'mobx-react-lite';
import { useEffect, useMemo, useState } from 'react';
import { type ConfigNode, decodeText, type Finding, type Problem, type TagViewProps, type UnknownRecord } from '../../core';
import { attributePlace, lateFindings, TextSurface, useAddressedText } from '../../surfaces/text';
import { Button, FindingNotice, Spinner, useEditor, useMessages } from '../../ui/kit';
import { rememberPage } from './content.codec';
import { checkInPage, pageSpanCodec } from './hypertext.codec';
import { pageDocument } from './hypertext.document';
import { isPageSpan } from './hypertext.kind';
import { type ParsedPage, parsePage } from './parse.document';
import { showPictures } from './pictures.document';

/** HTML, or why there is none; neither while it is on its way. */
interface Shown {
  readonly html?: string | undefined;
  /** Where it was loaded from. */
  readonly url?: string | undefined;
  readonly finding?: Finding | undefined;
}

function decoded(value: unknown, node: ConfigNode, url?: string): Shown {
  const { text, finding } = decodeText(value, node.attrs.encoding, node.tag);
  return finding ? { finding } : { html: text, url };
}

/** The HTML of a node, loaded when it is given by URL; `retry` loads it again. */
function useHtml(node: ConfigNode): Shown & { readonly retry: () => void } {
  const isUrl = node.attrs.valueType === 'url';
  const { loaded, retry } = useAddressedText(node, isUrl, 'html');
  const shown = useMemo((): Shown => {
    if (!isUrl) return decoded(node.attrs.value, node);
    return loaded && !loaded.finding ? decoded(loaded.text, node, loaded.url) : { finding: loaded?.finding };
  }, [node, isUrl, loaded]);
  return { ...shown, retry };
}

/** Tells the Problems panel what the config and the codec could not know. */
function useProblems(node: ConfigNode, page: ParsedPage | undefined, finding: Finding | undefined): void {
  const editor = useEditor();
  useEffect(() => {
    const problems: Problem[] = [];
    // A missing key of the task is reported where the config names it.
    if (finding && node.attrs.value !== undefined) problems.push({ ...finding, where: attributePlace(node, 'value') });
    if (page) {
      const check = (value: unknown, wire: UnknownRecord) => (isPageSpan(value) ? checkInPage(value, wire, page.tree) : []);
      problems.push(...lateFindings(editor, node, pageSpanCodec.has, check));
    }
    if (node.attrs.resolver) {
      problems.push({
        code: 'text-resolver',
        severity: 'info',
        message: 'This editor does not pick cells out of CSV files (resolver), so the value is shown as it is.',
        hint: "Put the cell's HTML into the task.",
        where: attributePlace(node, 'value'),
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
  return <FindingNotice finding={finding} onRetry={node.attrs.valueType === 'url' ? retry : undefined} />;
});
