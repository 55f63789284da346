import type { KeyPress } from './keys';
import { matchesPress } from './keys';

/** Answers `false` when the key meant nothing to it now: the next binding of that key is asked. */
export type HotkeyHandler = (event: KeyboardEvent) => unknown;

/** One bound key. */
export interface Binding {
  readonly presses: readonly KeyPress[];
  readonly description: string;
  readonly inInputs: boolean;
  readonly group: 'editor' | 'items';
  /** Higher is asked first; equals: the one bound last. */
  readonly priority: number;
  readonly run: HotkeyHandler;
}

const TYPED = /^(?:text|search|url|tel|email|password|number|date|datetime-local|month|time|week)$/;

/** Whether keys typed into this element are its own. */
export function isTyping(target: EventTarget | null | undefined): boolean {
  const element = target as HTMLElement | null | undefined;
  if (!element?.tagName) return false;
  if (element.isContentEditable || element.tagName === 'TEXTAREA' || element.tagName === 'SELECT') return true;
  return element.tagName === 'INPUT' && TYPED.test((element as HTMLInputElement).type);
}

const PRESSED =
  'button, a[href], summary, input, [role="button"], [role="option"], [role="tab"], [role="switch"], [role="checkbox"], [role="radio"]';

/** Plain Enter and Space press the focused button; plain arrows move in what has a range. They are not ours there. */
function belongsToElement(event: KeyboardEvent, target: HTMLElement | null | undefined): boolean {
  if (!target?.closest || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === 'Enter' || event.key === ' ') return Boolean(target.closest(PRESSED));
  return event.key.startsWith('Arrow') && target.tagName === 'INPUT';
}

/** The keys of one editor. Bindings come and go with the components that own them. */
export class Hotkeys {
  #bindings: Binding[] = [];
  enabled = true;

  get bindings(): readonly Binding[] {
    return this.#bindings;
  }

  /** Binds until the answered function is called. */
  add(binding: Binding): () => void {
    this.#bindings = [binding, ...this.#bindings].sort((a, b) => b.priority - a.priority);
    return () => {
      this.#bindings = this.#bindings.filter((other) => other !== binding);
    };
  }

  /** Runs the first binding that wants the key. Handled keys go no further. */
  handle(event: KeyboardEvent): void {
    if (!this.enabled || event.defaultPrevented || event.isComposing) return;
    const target = event.composedPath()[0] as HTMLElement | undefined;
    // A modal dialog has the keys for itself.
    if (target?.closest?.('dialog')) return;
    const typing = isTyping(target);
    if (!typing && belongsToElement(event, target)) return;
    for (const binding of this.#bindings) {
      if ((typing && !binding.inInputs) || !binding.presses.some((press) => matchesPress(event, press))) continue;
      if (binding.run(event) === false) continue;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
  }
}
