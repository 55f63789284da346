import { observer } from 'mobx-react-lite';
import { useState } from 'react';
import { type Binding, formatPress, useEditor, useHotkeys, useMessages } from '../kit';
import { Dialog } from './Dialog';

interface Row {
  readonly description: string;
  readonly keys: readonly string[];
}

/** One row for what is bound under one name; keys that a later binding of the same key always answers are shown all the same. */
function rowsOf(bindings: readonly Binding[], group: Binding['group']): Row[] {
  const rows = new Map<string, Set<string>>();
  // Bindings are kept last first; people read in the order things were made.
  for (const binding of [...bindings].reverse()) {
    if (binding.group !== group || !binding.description) continue;
    const keys = rows.get(binding.description) ?? new Set();
    for (const press of binding.presses) keys.add(formatPress(press));
    rows.set(binding.description, keys);
  }
  return [...rows].map(([description, keys]) => ({ description, keys: [...keys] }));
}

function KeyTable({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className="le-section-title">{title}</h3>
      <table className="le-keys-table">
        <tbody>
          {rows.map((row) => (
            <tr key={row.description} className="le-keys-row">
              <th scope="row" className="le-keys-cell">
                {row.description}
              </th>
              <td className="le-keys-cell" data-keys="">
                {row.keys.map((key) => (
                  <kbd key={key} className="le-key">
                    {key}
                  </kbd>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Every key that answers now. */
export const HotkeySheet = observer(function HotkeySheet({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const t = useMessages();
  const hotkeys = useHotkeys();
  const [bindings] = useState(() => hotkeys?.bindings ?? []);
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      {!editor.settings.enableHotkeys && <p className="le-dialog-text">{t('keys.off')}</p>}
      <KeyTable title={t('keys.labels')} rows={rowsOf(bindings, 'items')} />
      <KeyTable title={t('keys.editor')} rows={rowsOf(bindings, 'editor')} />
    </Dialog>
  );
});
