import { useEffect, useEffectEvent } from 'react';
import { type Dropped, droppedText, droppedTransfer } from './dropped';

const takesText = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** Ctrl+V on the page imports what is on the clipboard, unless a field is typed in or a dialog is open. */
export function usePaste(isOff: boolean, onImport: (dropped: Dropped) => void): void {
  const handle = useEffectEvent((event: ClipboardEvent) => {
    const { clipboardData: data } = event;
    if (isOff || !data || takesText(event.target) || document.querySelector('dialog[open]')) return;
    const text = data.getData('text/plain');
    if (data.files.length === 0 && text.trim() === '') return;
    event.preventDefault();
    onImport(data.files.length > 0 ? droppedTransfer(data) : droppedText(text));
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent) => handle(event);
    document.addEventListener('paste', listener);
    return () => document.removeEventListener('paste', listener);
  }, []);
}
