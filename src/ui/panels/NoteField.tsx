import { observer } from 'mobx-react-lite';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isRecord, type Region } from '../../core';
import { useEditor, useMessages } from '../kit';

/** The note of a region as the wire keeps it: `meta.text`, one string in a list. */
function noteOf(region: Region): string {
  for (const { meta } of region.results) {
    const text = isRecord(meta) ? meta.text : undefined;
    if (Array.isArray(text)) return text.map(String).join('\n');
    if (typeof text === 'string') return text;
  }
  return '';
}

/** The note of a region. Enter keeps it, Shift+Enter makes a new line, Escape drops what was typed. */
export const NoteField = observer(function NoteField({ region, locked }: { readonly region: Region; readonly locked: boolean }) {
  const editor = useEditor();
  const t = useMessages();
  const note = noteOf(region);
  const [text, setText] = useState(note);
  useEffect(() => setText(note), [note]);
  const commit = (): void => {
    const next = text.trim();
    if (locked || next === note.trim()) return;
    editor.annotation?.update(region.id, { meta: { text: next ? [next] : undefined } });
  };
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  });
  // What was typed goes along when the annotation is submitted or left.
  useEffect(() => editor.onFlush(() => latest.current()), [editor]);
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) commit();
    else if (event.key === 'Escape' && text !== note) setText(note);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <label className="le-field" data-le-note="">
      <span className="le-field-label">{t('details.note')}</span>
      <textarea
        className="le-input le-input-lines"
        rows={2}
        value={text}
        readOnly={locked}
        placeholder={locked ? undefined : t('details.note.placeholder')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={handleKey}
        onBlur={commit}
      />
    </label>
  );
});
