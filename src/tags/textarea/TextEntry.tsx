import { Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { IconButton, useMessages } from '../../ui/kit';

/** Props of `TextEntry`. */
export interface TextEntryProps {
  readonly text: string;
  readonly rows: number;
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
export function TextEntry({ text, rows, name, locked, editable, open, onChange, onDelete }: TextEntryProps): ReactNode {
  const t = useMessages();
  const [editing, setEditing] = useState(false);
  const asField = !locked && editable && (open || editing);
  return (
    <div className="le-textarea-entry">
      {asField ? (
        <EntryField text={text} rows={rows} name={name} autoFocus={editing && !open} onChange={onChange} onDone={() => setEditing(false)} />
      ) : (
        <span className="le-textarea-text" dir="auto">
          {text}
        </span>
      )}
      {!locked && editable && !asField && <IconButton size="small" variant="quiet" icon={<Pencil size={14} />} label={t('textarea.edit', { name })} onClick={() => setEditing(true)} />}
      {!locked && <IconButton size="small" variant="quiet" icon={<Trash2 size={14} />} label={t('textarea.delete', { name })} onClick={onDelete} />}
    </div>
  );
}

interface EntryFieldProps extends Pick<TextEntryProps, 'text' | 'rows' | 'name' | 'onChange'> {
  readonly autoFocus: boolean;
  readonly onDone: () => void;
}

/** Edits an entry: Enter and leaving the field keep the text, Escape drops the change. */
function EntryField({ text, rows, name, autoFocus, onChange, onDone }: EntryFieldProps): ReactNode {
  const [typed, setTyped] = useState<string>();
  const keep = (): void => {
    if (typed !== undefined && typed !== text && !onChange(typed)) return;
    setTyped(undefined);
    onDone();
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing && (rows === 1 || event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
      keep();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setTyped(undefined);
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
  return rows === 1 ? (
    <input {...shared} type="text" onChange={(event) => setTyped(event.target.value)} />
  ) : (
    <textarea {...shared} rows={rows} onChange={(event) => setTyped(event.target.value)} />
  );
}
