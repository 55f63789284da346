import { observer } from 'mobx-react-lite';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ConfigNode, Finding, Place, Problem, TagViewProps } from '../../core';
import { loadText } from '../../surfaces/text';
import { Button, Spinner, useEditor, useMessages } from '../../ui/kit';
import { DialogueSurface } from './DialogueSurface';
import { checkData } from './data.codec';
import { checkParagraphs, paragraphsCodec } from './paragraphs.codec';
import { isParagraphsValue } from './places.codec';
import { audioAddressFinding, audioFailed, TurnPlayer, useTurnPlayer } from './TurnPlayer';
import { type Dialogue, dialogueOf, entriesOf, rememberDialogue } from './turns.codec';

type EditorOfView = ReturnType<typeof useEditor>;

/** A dialogue, or why there is none; neither while it is on its way. */
interface Shown {
  readonly dialogue?: Dialogue | undefined;
  readonly findings: readonly Finding[];
}

const NOTHING: Shown = { findings: [] };

function placeOf(node: ConfigNode, attribute: string): Place {
  const written = node.written.get(attribute);
  return { source: 'config', line: written?.line ?? node.line, column: written?.column ?? node.column };
}

/** What could not be compared while the dialogue was not there, for every layer of the task. */
function lateFindings(editor: EditorOfView, node: ConfigNode): Problem[] {
  const problems: Problem[] = [];
  for (const layer of [...editor.annotations, ...editor.predictions]) {
    for (const region of layer.orderedRegions) {
      if (region.object !== node.name || !isParagraphsValue(region.value)) continue;
      const wire = region.results.find(({ value }) => value && paragraphsCodec.has(value))?.value ?? {};
      const where: Place = { source: 'task', layer: layer.id, region: region.id };
      for (const { key: _, ...finding } of checkParagraphs(region.value, wire, node)) problems.push({ ...finding, where });
    }
  }
  return problems;
}

function readData(value: unknown, node: ConfigNode, known: Dialogue | undefined): Shown {
  const { isShown, findings } = checkData(value, node);
  if (!isShown) return { findings };
  const entries = entriesOf(value);
  return { dialogue: known ?? (entries && rememberDialogue(node, entries)), findings };
}

function readJson(text: string, node: ConfigNode): Shown {
  try {
    return readData(JSON.parse(text), node, undefined);
  } catch (error) {
    return {
      findings: [
        {
          code: 'paragraphs-json',
          severity: 'error',
          message: `The file is no JSON (${error instanceof Error ? error.message : String(error)}), so there is no dialogue to show.`,
          hint: 'Its address must give a list such as [{"author": "Ann", "text": "Hello"}].',
        },
      ],
    };
  }
}

/** The dialogue of a node, loaded when it is given by URL; `retry` loads it again. */
function useDialogue(node: ConfigNode): Shown & { readonly isLoading: boolean; readonly retry: () => void } {
  const editor = useEditor();
  const isUrl = node.attrs.valueType === 'url';
  const inline = useMemo(() => (isUrl ? undefined : readData(node.attrs.value, node, dialogueOf(node))), [node, isUrl]);
  const [loaded, setLoaded] = useState<Shown>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads the same address again
  useEffect(() => {
    if (!isUrl) return;
    const abort = new AbortController();
    const base = typeof document === 'object' ? document.baseURI : '';
    const resolve = (url: string): Promise<string> => editor.resolveUrl(url, { tag: node.tag, attribute: 'value' });
    setLoaded(undefined);
    void loadText(node.attrs.value, resolve, base, abort.signal).then(({ text, finding }) => {
      if (abort.signal.aborted) return;
      setLoaded(finding ? { findings: [finding] } : readJson(text, node));
    });
    return () => abort.abort();
  }, [editor, node, isUrl, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...(inline ?? loaded ?? NOTHING), isLoading: isUrl && !loaded, retry };
}

/** Tells the Problems panel what the config and the codec could not know. */
function useProblems(node: ConfigNode, { dialogue, findings }: Shown): void {
  const editor = useEditor();
  useEffect(() => {
    const problems: Problem[] = [];
    // A missing key of the task is reported where the config names it.
    if (node.attrs.value !== undefined) for (const finding of findings) problems.push({ ...finding, where: placeOf(node, 'value') });
    if (dialogue && node.attrs.valueType === 'url') problems.push(...lateFindings(editor, node));
    if (node.attrs.sync) {
      problems.push({
        code: 'paragraphs-sync',
        severity: 'info',
        message: `The dialogue is not played together with '${String(node.attrs.sync)}' yet; its own recording (audioUrl) is played.`,
        hint: 'sync may stay in the config: nothing is lost by it.',
        where: placeOf(node, 'sync'),
      });
    }
    const key = `paragraphs:${node.key}`;
    editor.reportProblems(key, problems);
    return () => editor.reportProblems(key, []);
  }, [editor, node, dialogue, findings]);
}

/** The player of a dialogue with a recording, and what is wrong with that. */
function usePlayer(node: ConfigNode, dialogue: Dialogue | undefined, page: () => Document | undefined): TurnPlayer | undefined {
  const editor = useEditor();
  const [finding, setFinding] = useState<Finding>();
  const { audioUrl, showPlayer } = node.attrs;
  const player = useTurnPlayer(() => {
    setFinding(undefined);
    const doc = page();
    if (!doc || !dialogue || audioUrl === undefined || audioUrl === null) return undefined;
    const address = async (): Promise<string | undefined> => {
      try {
        const url = typeof audioUrl === 'string' ? await editor.resolveUrl(audioUrl, { tag: node.tag, attribute: 'audioUrl' }) : audioUrl;
        const wrong = audioAddressFinding(url);
        setFinding(wrong);
        return wrong ? undefined : new URL(String(url), doc.baseURI).href;
      } catch (error) {
        setFinding(audioFailed(error instanceof Error ? error.message : String(error)));
        return undefined;
      }
    };
    const made = new TurnPlayer(doc, dialogue, address, (detail) => setFinding(audioFailed(detail)));
    if (showPlayer === true || typeof audioUrl !== 'string') void made.open();
    return made;
  }, dialogue);
  useEffect(() => {
    const key = `paragraphs-audio:${node.key}`;
    editor.reportProblems(key, finding ? [{ ...finding, where: placeOf(node, 'audiourl') }] : []);
    return () => editor.reportProblems(key, []);
  }, [editor, node, finding]);
  return player;
}

/** The view of a Paragraphs tag: the dialogue with its regions, or why it cannot be shown. */
export const ParagraphsView = observer(function ParagraphsView({ node }: TagViewProps) {
  const t = useMessages();
  const shown = useDialogue(node);
  useProblems(node, shown);
  const root = useRef<HTMLDivElement>(null);
  const player = usePlayer(node, shown.dialogue, () => root.current?.ownerDocument);
  const { dialogue, findings, isLoading, retry } = shown;
  const [finding] = findings;
  return (
    <div ref={root}>
      {dialogue && <DialogueSurface node={node} dialogue={dialogue} player={player} />}
      {!dialogue && isLoading && <Spinner label={t('text.loading')} />}
      {!dialogue && finding && (
        <div className="le-notice" data-severity={finding.severity} role="alert">
          <strong className="le-notice-title">{finding.message}</strong>
          <span>{finding.hint}</span>
          {node.attrs.valueType === 'url' && (
            <Button size="small" onClick={retry}>
              {t('tag.retry')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
});
