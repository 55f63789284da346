import { observer } from 'mobx-react-lite';
import { Suspense, useId, useLayoutEffect, useRef, useState } from 'react';
import type { ConfigNode } from '../../core';
import { onDemand, useEditor, useHotkey, useMessages, VisuallyHidden } from '../../ui/kit';
import { type OpenText, openText } from './openText';
import type { ReadingDocument } from './ReadingDocument';
import { TextTools } from './search/TextTools';
import type { TextStage } from './TextStage';

/** Props of `TextSurface`. */
export interface TextSurfaceProps {
  /** The object tag: its name, and its attributes `granularity`, `highlightColor`, `selectionEnabled`, `showLabels`. */
  readonly node: ConfigNode;
  /** What is shown. Another document is opened anew: keep it as long as it is the same. */
  readonly document: ReadingDocument;
}

// Most texts ask nothing about their regions, and the menu comes when it is asked for.
const SpanQuestions = onDemand(() => import('./region').then((module) => module.SpanQuestions));
const SuggestionPills = onDemand(() => import('./region').then((module) => module.SuggestionPills));
const TextMenu = onDemand(() => import('./region').then((module) => module.TextMenu));

const pass = (): boolean => false;

/** Longest text that is read out. */
const SPOKEN = 120;

/** Tells screen readers what was selected: highlights are no elements that they could find. */
const Announcement = observer(function Announcement({ node, document }: TextSurfaceProps) {
  const editor = useEditor();
  const t = useMessages();
  const region = editor.active?.selectedRegion;
  const span = region?.object === node.name ? document.places.unitsOf(region.value) : undefined;
  const said =
    region && span
      ? t('text.selected', {
          labels: region.labels.join(', '),
          text: document.text.slice(span.start, Math.min(span.end, span.start + SPOKEN)),
        })
      : '';
  return (
    <div aria-live="polite">
      <VisuallyHidden>{said}</VisuallyHidden>
    </div>
  );
});

/**
 * Shows a text and the spans of every visible layer on it, and lets a person make, select and resize them.
 * @example
 * <TextSurface node={node} document={plainDocument(text, codePointsOf(text))} />
 */
export const TextSurface = observer(function TextSurface({ node, document }: TextSurfaceProps) {
  const editor = useEditor();
  const t = useMessages();
  const help = useId();
  const frame = useRef<HTMLDivElement>(null);
  const under = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const over = useRef<HTMLDivElement>(null);
  const opened = useRef<OpenText | undefined>(undefined);
  const [shown, setShown] = useState<{ readonly stage: TextStage; readonly number: number }>();

  // React renders the four elements and never what is in them: text nodes that it re-created would lose the selection and all ranges.
  useLayoutEffect(() => {
    if (!frame.current || !under.current || !body.current || !over.current) return;
    const elements = { frame: frame.current, under: under.current, body: body.current, over: over.current };
    const open = openText(editor, node, document, elements);
    opened.current = open;
    setShown((before) => ({ stage: open.stage, number: (before?.number ?? 0) + 1 }));
    return () => {
      opened.current = undefined;
      open.dispose();
    };
  }, [editor, node, document]);

  const step = (end: 'start' | 'end', by: 1 | -1, unit: 'character' | 'word') => () => opened.current?.handles.step(end, by, unit) ?? false;
  useHotkey('alt+right', step('end', 1, 'character'), t('keys.text.end'));
  useHotkey('alt+left', step('end', -1, 'character'), t('keys.text.end'));
  useHotkey('alt+shift+right', step('start', 1, 'character'), t('keys.text.start'));
  useHotkey('alt+shift+left', step('start', -1, 'character'), t('keys.text.start'));
  useHotkey('ctrl+alt+right', step('end', 1, 'word'), t('keys.text.endWord'));
  useHotkey('ctrl+alt+left', step('end', -1, 'word'), t('keys.text.endWord'));
  useHotkey('ctrl+alt+shift+right', step('start', 1, 'word'), t('keys.text.startWord'));
  useHotkey('ctrl+alt+shift+left', step('start', -1, 'word'), t('keys.text.startWord'));

  const stage = shown?.stage;
  // Where the text has the focus, regions follow each other as they are read.
  const nextHere = (by: 1 | -1) => () => (frame.current?.matches(':focus-within') ? (stage?.selectNextByPlace(by) ?? false) : false);
  useHotkey('alt+.', nextHere(1), t('keys.text.next'), { action: 'region:cycle', priority: 1 });
  useHotkey('alt+comma', nextHere(-1), t('keys.text.previous'), { action: 'region:cycle-back', priority: 1 });
  // The text answers these itself while it has the focus; bound here they stand in the list of shortcuts.
  useHotkey('., comma', pass, t('keys.text.word'));
  useHotkey('shift+., shift+comma', pass, t('keys.text.moreWords'));
  useHotkey('], [', pass, t('keys.text.sentence'));
  useHotkey('shift+], shift+[', pass, t('keys.text.moreSentences'));
  useHotkey('shift+f10', pass, t('keys.text.menu'));

  const asks = editor.config.controls.some(({ definition, toNames }) => definition?.atRegion === true && toNames.includes(node.name));
  const showsLabels = (node.attrs.showLabels as boolean | undefined) ?? editor.settings.showLabels;
  return (
    <div className="le-text-surface">
      {shown && <TextTools key={shown.number} stage={shown.stage} />}
      <div
        ref={frame}
        className="le-text"
        data-lines={editor.settings.showLineNumbers}
        data-labels={showsLabels}
        data-wrap={editor.settings.wrapLines}
        data-writing={editor.settings.writingMode}
        role="document"
        aria-label={t('text.label', { name: node.name })}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard selects text in it
        tabIndex={0}
      >
        <div className="le-text-content">
          <div ref={under} className="le-text-under" aria-hidden="true" />
          <div ref={body} className="le-text-body" />
          <div ref={over} className="le-text-layer" aria-hidden="true" />
        </div>
      </div>
      {stage && asks && (
        <Suspense fallback={null}>
          <SpanQuestions key={shown?.number} stage={stage} />
        </Suspense>
      )}
      {stage && editor.assist.suggestions && (
        <Suspense fallback={null}>
          <SuggestionPills key={shown?.number} stage={stage} />
        </Suspense>
      )}
      {stage?.menu.state && (
        <Suspense fallback={null}>
          <TextMenu stage={stage} />
        </Suspense>
      )}
      <span id={help} hidden>
        {t('text.help')}
      </span>
      <Announcement node={node} document={document} />
    </div>
  );
});
