import { observer } from 'mobx-react-lite';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ConfigNode, Finding, Problem, TagViewProps, UnknownRecord } from '../../core';
import { attributePlace, lateFindings, useAddressedText } from '../../surfaces/text';
import { FindingNotice, Spinner, useEditor, useMessages } from '../../ui/kit';
import { DialogueSurface } from './DialogueSurface';
import { checkData } from './data.codec';
import { checkParagraphs, paragraphsCodec } from './paragraphs.codec';
import { isParagraphsValue } from './places.codec';
import { audioAddressFinding, audioFailed, TurnPlayer, useTurnPlayer } from './TurnPlayer';
import { type Dialogue, dialogueOf, entriesOf, rememberDialogue } from './turns.codec';

/** A dialogue, or why there is none; neither while it is on its way. */
interface Shown {
  readonly dialogue?: Dialogue | undefined;
  readonly findings: readonly Finding[];
}

const NOTHING: Shown = { findings: [] };

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
  const isUrl = node.attrs.valueType === 'url';
  const { loaded, retry } = useAddressedText(node, isUrl);
  const shown = useMemo((): Shown => {
    if (!isUrl) return readData(node.attrs.value, node, dialogueOf(node));
    if (!loaded) return NOTHING;
    return loaded.finding ? { findings: [loaded.finding] } : readJson(loaded.text, node);
  }, [node, isUrl, loaded]);
  return { ...shown, isLoading: isUrl && !loaded, retry };
}

/** Tells the Problems panel what the config and the codec could not know. */
function useProblems(node: ConfigNode, { dialogue, findings }: Shown): void {
  const editor = useEditor();
  useEffect(() => {
    const problems: Problem[] = [];
    // A missing key of the task is reported where the config names it.
    if (node.attrs.value !== undefined) for (const finding of findings) problems.push({ ...finding, where: attributePlace(node, 'value') });
    if (dialogue && node.attrs.valueType === 'url') {
      const check = (value: unknown, wire: UnknownRecord) => (isParagraphsValue(value) ? checkParagraphs(value, wire, node) : []);
      problems.push(...lateFindings(editor, node, paragraphsCodec.has, check));
    }
    if (node.attrs.sync) {
      problems.push({
        code: 'paragraphs-sync',
        severity: 'info',
        message: `The dialogue is not played together with '${String(node.attrs.sync)}' yet; its own recording (audioUrl) is played.`,
        hint: 'sync may stay in the config: nothing is lost by it.',
        where: attributePlace(node, 'sync'),
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
    editor.reportProblems(key, finding ? [{ ...finding, where: attributePlace(node, 'audiourl') }] : []);
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
      {!dialogue && finding && <FindingNotice finding={finding} onRetry={node.attrs.valueType === 'url' ? retry : undefined} />}
    </div>
  );
});
