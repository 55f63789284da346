import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { type ConfigNode, type Item, itemsOf } from '../../core';
import { isKeepKey } from './textarea.codec';

/** Props of `TextInput`. */
export interface TextInputProps {
  readonly id: string;
  readonly node: ConfigNode;
  readonly name: string;
  readonly placeholder: string | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onAdd: () => void;
  readonly describedBy: string | undefined;
}

/** The field for a new entry, with its shortcuts. */
export function TextInput({ id, node, name, placeholder, text, onText, onAdd, describedBy }: TextInputProps): ReactNode {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const rows = node.attrs.rows as number;
  const insert = (shortcut: Item): void => {
    const at = field.current;
    const [start, end] = [at?.selectionStart ?? text.length, at?.selectionEnd ?? text.length];
    onText(text.slice(0, start) + shortcut.value + text.slice(end));
    at?.focus();
    const caret = start + shortcut.value.length;
    requestAnimationFrame(() => at?.setSelectionRange(caret, caret));
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const shortcut = itemsOf(node).find((item) => typeof item.attrs.hotkey === 'string' && matches(event, item.attrs.hotkey));
    if (shortcut) {
      event.preventDefault();
      insert(shortcut);
    } else if (node.attrs.allowSubmit === true && isKeepKey(event, node)) {
      event.preventDefault();
      event.stopPropagation();
      onAdd();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      field.current?.blur();
    }
  };
  const shared = {
    id,
    ref: field,
    className: 'le-input le-textarea-field',
    placeholder,
    value: text,
    dir: 'auto' as const,
    'aria-label': name,
    'aria-describedby': describedBy,
    'aria-required': node.attrs.required === true || undefined,
    onKeyDown: handleKeyDown,
  };
  return (
    <>
      <Shortcuts items={itemsOf(node)} onInsert={insert} />
      {rows === 1 ? (
        <input {...shared} type="text" onChange={(event) => onText(event.target.value)} />
      ) : (
        <textarea
          {...shared}
          className={`${shared.className} le-input-lines`}
          rows={rows}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </>
  );
}

function matches(event: KeyboardEvent, hotkey: string): boolean {
  const parts = hotkey.toLowerCase().split('+');
  const key = parts.at(-1);
  return (
    event.key.toLowerCase() === key &&
    event.ctrlKey === (parts.includes('ctrl') || parts.includes('control')) &&
    event.altKey === parts.includes('alt') &&
    event.metaKey === (parts.includes('cmd') || parts.includes('meta'))
  );
}

function Shortcuts({ items, onInsert }: { readonly items: readonly Item[]; readonly onInsert: (item: Item) => void }): ReactNode {
  if (items.length === 0) return null;
  return (
    <div className="le-textarea-shortcuts">
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          className="le-textarea-shortcut"
          style={{ borderColor: String(item.attrs.background) }}
          // The field keeps the focus and its caret.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onInsert(item)}
        >
          {String(item.attrs.alias ?? item.value)}
        </button>
      ))}
    </div>
  );
}
