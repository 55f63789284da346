import { observer } from 'mobx-react-lite';
import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { TagViewProps } from '../../core';
import { Button, isAskedAtRegion, useAnswer, useEditor, useMessages, useRegionTarget } from '../../ui/kit';
import { TextEntry } from './TextEntry';
import { TextInput } from './TextInput';
import { mostEntries, readEntries, withEntry } from './textarea.codec';

/** Shows a `TextArea` and keeps its entries. A per-region control shows itself for a region only: in the details or the region list. */
export const TextAreaView = observer(function TextAreaView({ node }: TagViewProps): ReactNode {
  const region = useRegionTarget();
  if (node.attrs.perRegion === true && region === undefined) return null;
  // A field belongs to its region: what is typed for one must never land in another.
  return <TextAreaField key={region ?? ''} node={node} />;
});

const TextAreaField = observer(function TextAreaField({ node }: TagViewProps): ReactNode {
  const t = useMessages();
  const editor = useEditor();
  const target = useRegionTarget();
  const region = target === undefined ? undefined : editor.active?.peek(target);
  const answer = useAnswer(node);
  const id = useId();
  const [refusal, setRefusal] = useState<string>();
  const entries = readEntries(answer.value);
  const locked = answer.lock !== undefined;
  const { label, editable, transcription, displayMode, placeholder } = node.attrs as {
    label: string;
    editable: boolean;
    transcription: boolean;
    displayMode: string;
    placeholder?: string;
  };
  // In the row of its region, or at the region itself, text is there to be corrected at once.
  const isAtHand = displayMode === 'region-list' || (region !== undefined && isAskedAtRegion(editor, region, node));
  const add = (text: string, at?: number): boolean => {
    const added = withEntry(node, entries, text, at);
    const isIn = 'entries' in added;
    setRefusal(!isIn && added.refused === 'duplicate' ? t('textarea.duplicate') : undefined);
    if (isIn) answer.set(added.entries);
    return isIn;
  };
  const pending = usePending(node.attrs.value as string | undefined, add, node.attrs.perRegion !== true && entries.length === 0);
  const full = entries.length >= mostEntries(node);
  const name = label || node.name;
  return (
    <div className="le-textarea" data-control={node.name} data-invalid={answer.invalid !== undefined || undefined}>
      {label && (
        <label className="le-textarea-label" htmlFor={id}>
          {label}
        </label>
      )}
      {entries.map((entry, i) => (
        <TextEntry
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
          key={i}
          node={node}
          text={entry}
          name={t('textarea.entry', { name, number: i + 1 })}
          locked={locked}
          editable={editable || transcription}
          open={transcription || (editable && isAtHand)}
          onChange={(text) => add(text, i)}
          onDelete={() => answer.set(entries.filter((_, j) => j !== i))}
        />
      ))}
      {!full && !locked && (
        <TextInput
          id={id}
          node={node}
          name={name}
          placeholder={placeholder}
          text={pending.text}
          onText={pending.setText}
          onAdd={pending.take}
          describedBy={refusal || answer.invalid ? `${id}-note` : undefined}
        />
      )}
      {!full && !locked && (node.attrs.showSubmitButton ?? node.attrs.rows !== 1) === true && node.attrs.allowSubmit === true && (
        <Button size="small" className="le-textarea-add" onClick={pending.take}>
          {t('textarea.add')}
        </Button>
      )}
      {(refusal ?? answer.invalid) !== undefined && (
        <p className="le-textarea-error" id={`${id}-note`} role="alert">
          {refusal ?? answer.invalid}
        </p>
      )}
    </div>
  );
});

interface Pending {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Adds what is typed. */
  readonly take: () => void;
}

/**
 * Text that is typed but not added yet. It is added when the annotation is saved and when the field goes away with its region;
 * a first text that nobody touched is added only when saving.
 */
function usePending(first: string | undefined, add: (text: string) => boolean, showFirst: boolean): Pending {
  const editor = useEditor();
  const [text, setText] = useState(() => (showFirst ? (first ?? '') : ''));
  const touched = useRef(false);
  const latest = useRef({ text, add });
  useEffect(() => {
    latest.current = { text, add };
  });
  const take = useCallback(() => {
    if (latest.current.text.trim() === '' || !latest.current.add(latest.current.text)) return;
    latest.current.text = '';
    touched.current = false;
    setText('');
  }, []);
  useEffect(() => editor.onFlush((reason) => (touched.current || reason === 'save') && take()), [editor, take]);
  useEffect(() => () => void (touched.current && take()), [take]);
  const type = useCallback((typed: string) => {
    touched.current = true;
    setText(typed);
  }, []);
  return { text, setText: type, take };
}
