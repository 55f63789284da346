import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Point } from '../../core';

/** One line of a menu. */
export interface MenuEntry {
  readonly key: string;
  readonly text: string;
  /** As a person reads them, such as `Ctrl+D`. */
  readonly keys?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** CSS colour of a chip before the text. */
  readonly mark?: string | undefined;
  /** One of a choice: whether it is chosen. */
  readonly checked?: boolean | undefined;
  /** The menu stays: it shows something else then. */
  readonly staysOpen?: boolean | undefined;
  readonly run: () => void;
}

/** Props of `Menu`. */
export interface MenuProps {
  readonly label: string;
  /** Client pixels. */
  readonly at: Point;
  /** Groups, parted by lines. */
  readonly groups: readonly (readonly MenuEntry[])[];
  readonly onClose: () => void;
}

const ITEM = '[role^=menuitem]:not(:disabled)';

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A menu at a point of the page, in the browser's top layer. Arrows, Home and End walk it, a letter jumps, Escape closes it and gives the focus back. */
export function Menu({ label, at, groups, onClose }: MenuProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  const latest = useRef(onClose);
  latest.current = onClose;
  useLayoutEffect(() => {
    const menu = ref.current;
    if (!menu) return;
    const before = (menu.getRootNode() as Document | ShadowRoot).activeElement;
    menu.showPopover();
    place(menu, at);
    menu.querySelector<HTMLElement>(ITEM)?.focus();
    const elsewhere = (event: Event): void => {
      if (!event.composedPath().includes(menu)) latest.current();
    };
    const { ownerDocument } = menu;
    ownerDocument.addEventListener('pointerdown', elsewhere, true);
    return () => {
      ownerDocument.removeEventListener('pointerdown', elsewhere, true);
      if (before instanceof HTMLElement && menu.matches(':focus-within')) before.focus();
    };
  }, [at]);
  // What had the focus may be gone when a menu that stays shows something else.
  useLayoutEffect(() => {
    const menu = ref.current;
    if (menu && !menu.matches(':focus-within')) menu.querySelector<HTMLElement>(ITEM)?.focus();
  });
  const walk = (event: KeyboardEvent): void => {
    const items = [...(ref.current?.querySelectorAll<HTMLElement>(ITEM) ?? [])];
    const current = items.findIndex((item) => item.matches(':focus'));
    const step = STEPS[event.key];
    const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey ? event.key.toLowerCase() : undefined;
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (step) items[step(current, items.length)]?.focus();
    else if (letter && letter !== ' ') {
      const order = [...items.slice(current + 1), ...items.slice(0, current + 1)];
      order.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter))?.focus();
    }
    // Enter and Space are the buttons' own; no key of a menu is one of the editor.
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== ' ') event.preventDefault();
  };
  return (
    <div ref={ref} className="le-menu" popover="manual" role="menu" aria-label={label} tabIndex={-1} onKeyDown={walk}>
      {groups
        .filter((group) => group.length > 0)
        .map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of commands, not of fields
          <div className="le-menu-group" role="group" key={group[0]?.key}>
            {group.map(({ key, text, keys, disabled = false, mark, checked, staysOpen = false, run }) => (
              // biome-ignore lint/a11y/useAriaPropsSupportedByRole: checked is given only where the role is that of a choice
              <button
                key={key}
                type="button"
                className="le-menu-item"
                role={checked === undefined ? 'menuitem' : 'menuitemradio'}
                aria-checked={checked}
                disabled={disabled}
                onPointerMove={(event) => event.currentTarget.focus()}
                onClick={() => {
                  if (!staysOpen) onClose();
                  run();
                }}
              >
                <span className="le-menu-text">
                  {mark !== undefined && <span className="le-menu-mark" style={{ background: mark }} />}
                  {text}
                </span>
                {keys && <kbd className="le-menu-keys">{keys}</kbd>}
              </button>
            ))}
          </div>
        ))}
    </div>
  );
}

/** At the point, or as far left and up as it takes to be seen whole. */
function place(menu: HTMLElement, at: Point): void {
  const { width, height } = menu.getBoundingClientRect();
  const view = menu.ownerDocument.documentElement;
  menu.style.left = `${Math.max(4, Math.min(at.x, view.clientWidth - width - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(at.y, view.clientHeight - height - 4))}px`;
}
