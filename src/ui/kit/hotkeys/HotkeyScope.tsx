import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import type { HotkeyHandler, Hotkeys } from './Hotkeys';
import { parseKeys } from './keys';

/** A host's other key for a named action; `null` switches it off. */
export type KeymapEntry = string | null | { readonly key: string | null; readonly description?: string };

/** Keys by action name, such as `annotation:submit`. */
export type Keymap = Readonly<Record<string, KeymapEntry>>;

interface ScopeValue {
  readonly hotkeys: Hotkeys;
  readonly keymap: Keymap;
  /** Keys of labels and choices by item key. */
  readonly items: ReadonlyMap<string, string>;
}

const ScopeContext = createContext<ScopeValue | undefined>(undefined);
const InactiveContext = createContext(false);
const NONE: ReadonlyMap<string, string> = new Map();
const NO_KEYMAP: Keymap = {};

/** Props of `HotkeyScope`. */
export interface HotkeyScopeProps {
  /** Made by who has the editor's root element, and given its key events. */
  readonly hotkeys: Hotkeys;
  readonly keymap?: Keymap | undefined;
  readonly items?: ReadonlyMap<string, string>;
  readonly enabled?: boolean;
  readonly children?: ReactNode;
}

/**
 * What is bound below it answers to `hotkeys`. The root hears keys as a React event: a native listener there would come before the handlers of
 * every field and list inside, which then could not keep a key for themselves.
 * @example
 * const [hotkeys] = useState(() => new Hotkeys());
 * <div onKeyDown={(event) => hotkeys.handle(event.nativeEvent)}><HotkeyScope hotkeys={hotkeys}>…</HotkeyScope></div>
 */
export function HotkeyScope({ hotkeys, keymap = NO_KEYMAP, items = NONE, enabled = true, children }: HotkeyScopeProps) {
  useEffect(() => {
    hotkeys.enabled = enabled;
  }, [hotkeys, enabled]);
  // Off means no keys are shown either.
  const value = useMemo(() => ({ hotkeys, keymap, items: enabled ? items : NONE }), [hotkeys, keymap, items, enabled]);
  return <ScopeContext.Provider value={value}>{children}</ScopeContext.Provider>;
}

/** Below it keys are unbound while `inactive`: what is out of sight must not answer. */
export function HotkeysInactive({ inactive, children }: { readonly inactive: boolean; readonly children?: ReactNode }) {
  const above = useContext(InactiveContext);
  return <InactiveContext.Provider value={above || inactive}>{children}</InactiveContext.Provider>;
}

/** Every key of this editor, for the list of shortcuts. */
export function useHotkeys(): Hotkeys | undefined {
  return useContext(ScopeContext)?.hotkeys;
}

/** Options of `useHotkey`. */
export interface HotkeyOptions {
  /** Also while a text field has the focus. @defaultValue false */
  readonly inInputs?: boolean;
  /** Name by which a host's `keymap` gives it another key, such as `annotation:submit`. */
  readonly action?: string;
  /** @defaultValue true */
  readonly enabled?: boolean;
  /** Higher is asked first. @defaultValue 0 */
  readonly priority?: number;
  /** Where the list of shortcuts shows it. @defaultValue 'editor' */
  readonly group?: 'editor' | 'items';
}

/**
 * Binds a key of the editor's own root while the component is mounted. Empty keys bind nothing. A handler that answers `false` passes the key on.
 * Outside of an editor it does nothing.
 * @example
 * useHotkey('ctrl+d, shift+d', () => duplicate(), 'Duplicate selected regions');
 */
export function useHotkey(keys: string, handler: HotkeyHandler, description: string, options: HotkeyOptions = {}): void {
  const scope = useContext(ScopeContext);
  const inactive = useContext(InactiveContext);
  const { inInputs = false, action, enabled = true, priority = 0, group = 'editor' } = options;
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const entry = action === undefined ? undefined : scope?.keymap[action];
  const effective = entry === undefined ? keys : typeof entry === 'string' ? entry : (entry?.key ?? '');
  const text = (typeof entry === 'object' ? entry?.description : undefined) ?? description;
  const hotkeys = scope?.hotkeys;
  useEffect(() => {
    const presses = enabled && !inactive && effective ? parseKeys(effective) : undefined;
    if (!presses || !hotkeys) return;
    return hotkeys.add({ presses, description: text, inInputs, group, priority, run: (event) => latest.current(event) });
  }, [hotkeys, effective, text, inInputs, enabled, inactive, priority, group]);
}

/** The key that a label or a choice has, for display and for `useHotkey`; undefined when it got none or shortcuts are off. */
export function useItemHotkey(itemKey: string): string | undefined {
  return useContext(ScopeContext)?.items.get(itemKey);
}
