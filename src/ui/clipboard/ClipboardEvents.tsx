import { type RefObject, useEffect } from 'react';
import { Scope } from '../../core';
import { isTyping, useHotkey, useMessages } from '../kit';
import type { Copied, RegionActions } from './RegionActions';
import { useRegionActions } from './regionActionsContext';

/** The focused element, also inside shadow roots of tags. */
function focusedIn(root: HTMLElement): Element | undefined {
  const scope = root.getRootNode() as Document | ShadowRoot;
  let element = scope.activeElement;
  if (!element || !root.contains(element)) return undefined;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Whether an event is about the regions of this editor: the focus is in it, and neither in a text field nor in a dialog. */
function isOurs(root: HTMLElement): boolean {
  const focused = focusedIn(root);
  return focused !== undefined && !isTyping(focused) && !focused.closest('dialog');
}

/** Text that is selected is what a person means to copy. */
function hasTextSelected(root: HTMLElement): boolean {
  const selection = root.ownerDocument.getSelection();
  return selection !== null && !selection.isCollapsed && selection.toString().trim() !== '';
}

function put(event: ClipboardEvent, copied: Copied | undefined): void {
  if (!copied || !event.clipboardData) return;
  // Other tabs and Label Studio read the JSON; text editors and chats the text.
  event.clipboardData.setData('application/json', copied.json);
  event.clipboardData.setData('text/plain', copied.json);
  event.preventDefault();
}

/**
 * Hears copy, cut and paste, from keys and from the browser's menu. At the document, since without a text selection browsers send these events to
 * its body, whatever has the focus.
 */
function listen(root: HTMLElement, actions: RegionActions): Scope {
  const scope = new Scope();
  const page = root.ownerDocument;
  const isFor = (event: ClipboardEvent): boolean => !event.defaultPrevented && isOurs(root);
  scope.listen(page, 'copy', (event: ClipboardEvent) => {
    if (isFor(event) && !hasTextSelected(root)) put(event, actions.copy());
  });
  scope.listen(page, 'cut', (event: ClipboardEvent) => {
    if (isFor(event) && !hasTextSelected(root)) put(event, actions.cut());
  });
  scope.listen(page, 'paste', (event: ClipboardEvent) => {
    if (!isFor(event) || !event.clipboardData) return;
    event.preventDefault();
    void actions.paste(event.clipboardData.getData('application/json') || event.clipboardData.getData('text/plain'));
  });
  return scope;
}

/** Copy, cut and paste of regions; lists their keys. Renders nothing. */
export function ClipboardEvents({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const actions = useRegionActions();
  const t = useMessages();
  useEffect(() => {
    if (!root.current) return;
    const scope = listen(root.current, actions);
    return () => scope.dispose();
  }, [root, actions]);
  // The browser makes events of these keys, which is what is heard: a key alone may not read the clipboard.
  const passOn = (): false => false;
  useHotkey('ctrl+c', passOn, t('keys.copy'));
  useHotkey('ctrl+x', passOn, t('keys.cut'));
  useHotkey('ctrl+v', passOn, t('keys.paste'));
  return null;
}
