import { Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ConfigNode } from '../../core';
import { IconButton, useEditor, useMessages } from '../../ui/kit';
import { isKeepKey } from './textarea.codec';

/** Props of `TextEntry`. */
export interface TextEntryProps {
  readonly node: ConfigNode;
  readonly text: string;
  readonly name: string;
  readonly locked: boolean;
  readonly editable: boolean;
  /** Shown as a field all the time. */
  readonly open: boolean;
  /** Answers whether the text was taken. */
  readonly onChange: (text: string) => boolean;
  readonly onDelete: () => void;
}

/** One entry: text with its buttons, or an open field. */
export function TextEntry({ node, text, name, locked, editable, open, onChange, onDelete }: TextEntryProps): ReactNode {
  const t = useMessages();
  const [editing, setEditing] = useState(false);
  const asField = !locked && editable && (open || editing);
  return (
    <div className="le-textarea-entry">
      {asField ? (
        <EntryField node={node} text={text} name={name} autoFocus={editing && !open} onChange={onChange} onDone={() => setEditing(false)} />
      ) : (
        <span className="le-textarea-text" dir="auto">
          {text}
        </span>
      )}
      {!locked && editable && !asField && (
        <IconButton
          size="small"
          variant="quiet"
          icon={<Pencil size={14} />}
          label={t('textarea.edit', { name })}
          onClick={() => setEditing(true)}
        />
      )}
      {!locked && (
        <IconButton size="small" variant="quiet" icon={<Trash2 size={14} />} label={t('textarea.delete', { name })} onClick={onDelete} />
      )}
    </div>
  );
}

interface EntryFieldProps extends Pick<TextEntryProps, 'node' | 'text' | 'name' | 'onChange'> {
  readonly autoFocus: boolean;
  readonly onDone: () => void;
}

/** Edits an entry: Enter and leaving the field keep the text, Escape drops the change; with nothing to drop it leads out of a field that stays. */
function EntryField({ node, text, name, autoFocus, onChange, onDone }: EntryFieldProps): ReactNode {
  const [typed, setTyped] = useState<string>();
  // A focused field that is taken away loses the focus before the next render: `keep` must not see what Escape has dropped.
  const latest = useRef<string>(undefined);
  const type = (next: string | undefined): void => {
    latest.current = next;
    setTyped(next);
  };
  const keep = (): void => {
    const next = latest.current;
    if (next !== undefined && next !== text && !onChange(next)) return;
    type(undefined);
    onDone();
  };
  // What is typed is kept too when the annotation is saved, and when the field goes away with its region.
  const editor = useEditor();
  const keepTyped = useRef<() => unknown>(keep);
  useEffect(() => {
    keepTyped.current = () => latest.current !== undefined && keep();
  });
  useEffect(() => editor.onFlush(() => void keepTyped.current()), [editor]);
  useEffect(() => () => void keepTyped.current(), []);
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (isKeepKey(event, node)) {
      event.preventDefault();
      event.stopPropagation();
      keep();
    } else if (event.key === 'Escape' && (autoFocus || typed !== undefined)) {
      event.stopPropagation();
      type(undefined);
      onDone();
    }
  };
  const shared = {
    className: 'le-input le-textarea-field',
    'aria-label': name,
    dir: 'auto' as const,
    value: typed ?? text,
    autoFocus,
    onBlur: keep,
    onKeyDown: handleKeyDown,
  };
  const rows = node.attrs.rows as number;
  return rows === 1 ? (
    <input {...shared} type="text" onChange={(event) => type(event.target.value)} />
  ) : (
    <textarea {...shared} className={`${shared.className} le-input-lines`} rows={rows} onChange={(event) => type(event.target.value)} />
  );
}
