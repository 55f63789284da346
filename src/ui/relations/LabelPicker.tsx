import { Check } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type Item, relationControl, relationItems } from '../../core';
import type { EditorStore } from '../../store';
import { labelColor, useEditor, useMessages } from '../kit';

/** Labels drawn at once; more are found by typing. */
const MOST = 200;

/** Props of `LabelPicker`. */
export interface LabelPickerProps {
  /** What is labelled, for screen readers. */
  readonly label: string;
  /** Chosen labels as stored. */
  readonly value: readonly string[];
  readonly disabled?: boolean | undefined;
  /** Takes the focus at once. */
  readonly autoFocus?: boolean | undefined;
  readonly onChange: (labels: readonly string[]) => void;
  /** Enter with nothing more to choose, Escape, or the one label that a relation may have was chosen. */
  readonly onDone?: (() => void) | undefined;
}

interface Option {
  readonly stored: string;
  readonly text: string;
  readonly color: string | undefined;
}

function optionOf(item: Item): Option {
  return { stored: item.stored, text: item.value, color: labelColor(item) };
}

/** The labels that the config offers, and those of `value` that it does not. */
function optionsOf(editor: EditorStore, value: readonly string[]): readonly Option[] {
  const offered = relationItems(editor.config).map(optionOf);
  const known = new Set(offered.map(({ stored }) => stored));
  return [...offered, ...value.filter((one) => !known.has(one)).map((stored) => ({ stored, text: stored, color: undefined }))];
}

/** Whether relations of this config may carry several labels. */
function takesSeveral(editor: EditorStore): boolean {
  return relationControl(editor.config)?.attrs.choice !== 'single';
}

/** The option that a number key means: only while nothing is typed, and no label begins with a digit. */
function numbered(key: string, query: string, options: readonly Option[]): number {
  if (query !== '' || !/^[1-9]$/.test(key) || options.some(({ text }) => /^\d/.test(text))) return -1;
  return Number(key) - 1;
}

/** Where an arrow key leads among the options; left and right belong to the text while there is one. */
function stepOf(key: string, query: string): -1 | 0 | 1 {
  if (key === 'ArrowDown' || (key === 'ArrowRight' && query === '')) return 1;
  return key === 'ArrowUp' || (key === 'ArrowLeft' && query === '') ? -1 : 0;
}

/** Chooses labels of a relation: by a number key, by typing and Enter, or by a press. */
export function LabelPicker({ label, value, disabled = false, autoFocus = false, onChange, onDone }: LabelPickerProps) {
  const editor = useEditor();
  const t = useMessages();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(-1);
  const several = takesSeveral(editor);
  const all = optionsOf(editor, value);
  const wanted = query.trim().toLowerCase();
  const found = wanted ? all.filter(({ text, stored }) => `${text} ${stored}`.toLowerCase().includes(wanted)) : all;
  const shown = found.slice(0, MOST);
  const active = wanted ? Math.min(Math.max(at, 0), shown.length - 1) : Math.min(at, shown.length - 1);
  useEffect(() => {
    if (autoFocus) input.current?.focus({ preventScroll: true });
  }, [autoFocus]);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const choose = (option: Option | undefined): void => {
    if (!option || disabled) return;
    const isOn = value.includes(option.stored);
    const rest = value.filter((one) => one !== option.stored);
    onChange(isOn ? rest : several ? [...value, option.stored] : [option.stored]);
    setQuery('');
    setAt(-1);
    if (!several && !isOn) onDone?.();
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const number = numbered(event.key, query, all);
    const step = stepOf(event.key, query);
    if (number >= 0) choose(shown[number]);
    else if (step !== 0) setAt((active + step + shown.length + (active < 0 && step < 0 ? 1 : 0)) % Math.max(1, shown.length));
    else if (event.key === 'Enter' && active >= 0) choose(shown[active]);
    else if (event.key === 'Enter') onDone?.();
    else if (event.key === 'Escape' && query !== '') setQuery('');
    else if (event.key === 'Escape' && onDone) onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="le-picker">
      <input
        ref={input}
        className="le-input le-picker-input"
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        placeholder={t(several ? 'relations.pick.several' : 'relations.pick')}
        autoComplete="off"
        spellCheck={false}
        readOnly={disabled}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(-1);
        }}
        onKeyDown={handleKey}
      />
      <div ref={list} id={id} className="le-picker-list" role="listbox" aria-label={label} aria-multiselectable={several}>
        {shown.map((option, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys of all options
          <div
            key={option.stored}
            id={`${id}-${i}`}
            className="le-picker-option"
            role="option"
            tabIndex={-1}
            aria-selected={value.includes(option.stored)}
            aria-disabled={disabled || undefined}
            data-active={i === active ? '' : undefined}
            data-label={option.stored}
            style={{ '--le-label': option.color } as CSSProperties}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            <span className="le-label-mark" aria-hidden="true" />
            <span className="le-label-text">{option.text}</span>
            {value.includes(option.stored) && <Check size={13} aria-hidden="true" />}
            {i < 9 && query === '' && numbered(String(i + 1), '', all) === i && (
              <span className="le-key" aria-hidden="true">
                {i + 1}
              </span>
            )}
          </div>
        ))}
      </div>
      {found.length === 0 && <span className="le-hint">{t('relations.pick.none', { query })}</span>}
      {found.length > MOST && <span className="le-hint">{t('relations.pick.more', { count: found.length - MOST })}</span>}
    </div>
  );
}
