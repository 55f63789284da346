import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Item } from '../../core';
import { cssDeclarations, formatKeys, InlineHtml, useHotkey, useItemHotkey, useMessages } from '../../ui/kit';
import type { PlacedItem, Tick } from './choices.codec';

/** Props of `ChoiceRow`. */
export interface ChoiceRowProps {
  readonly item: Item;
  readonly path: readonly string[];
  /** Name that radio buttons of one control share. */
  readonly group: string;
  readonly radio: boolean;
  readonly tick: Tick;
  readonly locked: boolean;
  readonly onToggle: (placed: PlacedItem) => void;
  /** Nested choices. */
  readonly children?: ReactNode;
}

/** One choice: a checkbox or radio button with its key, and what is nested below it. */
export function ChoiceRow({ item, path, group, radio, tick, locked, onToggle, children }: ChoiceRowProps): ReactNode {
  const t = useMessages();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(true);
  const { style, html, hint, color, readonly } = item.attrs as {
    style?: string;
    html?: string;
    hint?: string;
    color?: string;
    readonly?: boolean;
  };
  const off = locked || readonly === true;
  const hotkey = useItemHotkey(item.key);
  const toggle = (): void => onToggle({ item, path });
  useHotkey(hotkey ?? '', toggle, item.value, { enabled: !off, group: 'items' });
  useEffect(() => {
    if (input.current) input.current.indeterminate = tick === 'some';
  }, [tick]);
  const branch = Boolean(children);
  return (
    <div className="le-choice-branch">
      <div className="le-choice-line">
        {branch && (
          <button
            type="button"
            className="le-choice-fold"
            aria-expanded={open}
            aria-label={t('choices.fold', { choice: item.value })}
            onClick={() => setOpen(!open)}
          >
            <span aria-hidden="true">{open ? '▾' : '▸'}</span>
          </button>
        )}
        <label className="le-choice" data-tick={tick} data-locked={off || undefined} title={hint} style={cssDeclarations(style)}>
          <input
            ref={input}
            className="le-choice-input"
            type={radio ? 'radio' : 'checkbox'}
            name={radio ? group : undefined}
            checked={tick === 'on'}
            // A disabled input cannot be focused and read out: a locked answer is shown, not greyed away.
            aria-disabled={off || undefined}
            aria-description={hint || undefined}
            onChange={() => !off && toggle()}
          />
          {color && <span className="le-choice-mark" style={{ background: color }} />}
          <span className="le-choice-text">{html ? <InlineHtml html={html} /> : item.value}</span>
          {hotkey && (
            <span className="le-key" aria-hidden="true">
              {formatKeys(hotkey)}
            </span>
          )}
        </label>
      </div>
      {branch && open && <div className="le-choice-children">{children}</div>}
    </div>
  );
}
