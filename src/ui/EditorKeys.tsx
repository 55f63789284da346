import { observer } from 'mobx-react-lite';
import type { RefObject } from 'react';
import { useRegionActions } from './clipboard/regionActionsContext';
import {
  leave,
  removeSelected,
  save,
  selectLeastCertain,
  selectNext,
  takeLink,
  toggleHidden,
  toggleLinking,
  toggleLocked,
} from './commands';
import { isTyping, useEditor, useHotkey, useMessages } from './kit';
import { focusNextPane, focusNote, focusRegionFields } from './places';

/** The editor's own keys that are no combination, by what they do: labels and choices must leave them alone. */
export const OWN_KEYS: ReadonlyMap<string, string> = new Map([
  ['u', '“Unselect”'],
  ['?', '“Keyboard shortcuts”'],
  ['Enter', '“Answer for the region”'],
  ['Escape', '“Leave”'],
  ['Backspace', '“Delete”'],
  ['Delete', '“Delete”'],
]);

/** The same where smart tools can be switched with a key. */
export const OWN_KEYS_WITH_ASSIST: ReadonlyMap<string, string> = new Map([...OWN_KEYS, ['m', '“Ask the model”']]);

/** Props of `EditorKeys`. */
export interface EditorKeysProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly onHelp: () => void;
  readonly onDeleteAll: () => void;
}

/** Binds the commands of the editor. Renders nothing. */
export const EditorKeys = observer(function EditorKeys({ root, onHelp, onDeleteAll }: EditorKeysProps) {
  const editor = useEditor();
  const actions = useRegionActions();
  const t = useMessages();
  useHotkey('ctrl+enter', () => save(editor), t('keys.submit'), { action: 'annotation:submit', inInputs: true });
  const skip = (): unknown => (editor.features.skip && editor.annotation?.editable ? void editor.skip() : false);
  useHotkey('ctrl+space', skip, t('keys.skip'), { action: 'annotation:skip' });
  useHotkey('ctrl+z', () => editor.undo(), t('keys.undo'), { action: 'annotation:undo' });
  useHotkey('ctrl+shift+z, ctrl+y', () => editor.redo(), t('keys.redo'), { action: 'annotation:redo' });
  useHotkey('backspace, delete', () => removeSelected(editor), t('keys.delete'), { action: 'region:delete' });
  const removeAll = (): unknown => (editor.annotation?.editable && editor.annotation.count > 0 ? onDeleteAll() : false);
  useHotkey('ctrl+backspace', removeAll, t('keys.deleteAll'), { action: 'region:delete-all' });
  const exit = (event: KeyboardEvent): unknown => {
    const [field] = event.composedPath();
    if (!isTyping(field)) return leave(editor);
    // A field drops what was typed, and React hears the key only after this listener: the focus may not leave before.
    setTimeout(() => (field as HTMLElement).matches(':focus') && root.current?.focus({ preventScroll: true }));
    return false;
  };
  useHotkey('escape', exit, t('keys.exit'), { action: 'region:exit', inInputs: true });
  useHotkey('u', () => editor.active?.clearSelection(), t('keys.unselect'), { action: 'region:unselect' });
  useHotkey('alt+h', () => toggleHidden(editor), t('keys.hide'), { action: 'region:visibility' });
  useHotkey('ctrl+h', () => editor.active?.setHidden('all', !editor.active.allHidden), t('keys.hideAll'), {
    action: 'region:visibility-all',
  });
  useHotkey('alt+l', () => toggleLocked(editor), t('keys.lock'), { action: 'region:lock' });
  useHotkey('alt+.', () => selectNext(editor, 1), t('keys.next'), { action: 'region:cycle' });
  useHotkey('alt+comma', () => selectNext(editor, -1), t('keys.previous'), { action: 'region:cycle-back' });
  useHotkey('alt+r', () => toggleLinking(editor), t('keys.relate'), { action: 'region:relation' });
  useHotkey('shift+alt+r', () => editor.setKeepsLinking(!editor.keepsLinking), t('keys.relateMany'), { action: 'region:relation-many' });
  useHotkey('enter', () => takeLink(editor), t('keys.relateTake'), { enabled: editor.linking !== undefined, priority: 1 });
  useHotkey('alt+u', () => selectLeastCertain(editor, 1), t('keys.leastCertain'), { action: 'region:least-certain' });
  useHotkey('alt+shift+u', () => selectLeastCertain(editor, -1), t('keys.moreCertain'), { action: 'region:less-certain-before' });
  useHotkey('enter', () => focusRegionFields(root.current), t('keys.focusAnswer'), { action: 'region:focus' });
  useHotkey('ctrl+d', () => actions.duplicate(), t('keys.duplicate'), { action: 'region:duplicate' });
  useHotkey('ctrl+shift+]', () => actions.order('front'), t('keys.order.front'), { action: 'order:front' });
  useHotkey('ctrl+]', () => actions.order('forward'), t('keys.order.forward'), { action: 'order:forward' });
  useHotkey('ctrl+[', () => actions.order('backward'), t('keys.order.backward'), { action: 'order:backward' });
  useHotkey('ctrl+shift+[', () => actions.order('back'), t('keys.order.back'), { action: 'order:back' });
  useHotkey('alt+m', () => focusNote(root.current), t('keys.note'), { action: 'region:meta' });
  useHotkey('f6', () => focusNextPane(root.current, 1), t('keys.panes'), { action: 'editor:next-pane', inInputs: true });
  useHotkey('shift+f6', () => focusNextPane(root.current, -1), t('keys.panes'), { action: 'editor:previous-pane', inInputs: true });
  useHotkey('?', onHelp, t('keys.help'), { action: 'editor:help' });
  return null;
});
