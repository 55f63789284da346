import type { ConfigNode } from '../core';

const FIELD = 'textarea, input:not([type="hidden"]), select, button, [contenteditable="true"], [tabindex]:not([tabindex="-1"])';

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

function focusFirst(places: Iterable<Element>): boolean {
  for (const place of places) {
    const field = [...place.querySelectorAll<HTMLElement>(FIELD)].find(isShown);
    if (!field) continue;
    field.focus();
    return true;
  }
  return false;
}

/** Focuses the first question about the selected region, in its row or in the details. */
export function focusRegionFields(root: HTMLElement | null): boolean {
  return focusFirst(root?.querySelectorAll('[data-le-region-fields]') ?? []);
}

/** Focuses the note of the selected region. */
export function focusNote(root: HTMLElement | null): boolean {
  return focusFirst(root?.querySelectorAll('[data-le-note]') ?? []);
}

/** Moves the focus between data, regions, details and actions. */
export function focusNextPane(root: HTMLElement | null, step: 1 | -1): boolean {
  const panes = [...(root?.querySelectorAll<HTMLElement>('[data-le-pane]') ?? [])].filter(isShown);
  if (panes.length === 0) return false;
  const at = panes.findIndex((pane) => pane.matches(':focus-within'));
  const from = at < 0 && step < 0 ? 0 : at;
  panes[(from + step + panes.length) % panes.length]?.focus();
  return true;
}

/** The element that a tag drew, if it drew one: its wrapper has no box of its own. */
function elementOf(root: HTMLElement | null, node: ConfigNode): HTMLElement | undefined {
  const inRegion = root?.querySelectorAll<HTMLElement>(`[data-le-region-fields] [data-node="${node.key}"]`) ?? [];
  const anywhere = root?.querySelectorAll<HTMLElement>(`[data-node="${node.key}"]`) ?? [];
  return (
    [...inRegion, ...anywhere]
      .map((wrapper) => wrapper.firstElementChild as HTMLElement | null)
      .find((element) => element !== null && isShown(element)) ?? undefined
  );
}

/** Scrolls to what a tag shows, lights it up for a moment and focuses its first field. */
export function leadToTag(root: HTMLElement | null, node: ConfigNode): boolean {
  const element = elementOf(root, node);
  if (!element) return false;
  element.scrollIntoView({ block: 'center' });
  element.classList.add('le-flash');
  element.addEventListener('animationend', () => element.classList.remove('le-flash'), { once: true });
  if (element.matches(FIELD)) element.focus();
  else focusFirst([element]);
  return true;
}
