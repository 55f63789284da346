import { type ChangeEvent, useRef, useState } from 'react';
import { type Dropped, droppedFiles } from './dropped';
import { PasteDialog } from './PasteDialog';

interface ImportButtonsProps {
  readonly isOff: boolean;
  readonly onImport: (dropped: Dropped) => void;
}

// React knows the attribute, its types do not.
const FOLDERS: object = { webkitdirectory: '' };

/** Files, a folder, or text to paste: what dropping does, by buttons. */
export function ImportButtons({ isOff, onImport }: ImportButtonsProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isPasting, setPasting] = useState(false);

  const handleChange = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])];
    // The same files can be chosen again.
    event.target.value = '';
    if (chosen.length > 0) onImport(droppedFiles(chosen));
  };

  return (
    <>
      <input ref={files} type="file" multiple hidden aria-label="Files to import" onChange={handleChange} />
      <input ref={folder} type="file" multiple hidden {...FOLDERS} aria-label="Folder to import" onChange={handleChange} />
      <button type="button" className="pg-button" disabled={isOff} onClick={() => files.current?.click()}>
        Import files…
      </button>
      <button type="button" className="pg-button" disabled={isOff} onClick={() => folder.current?.click()}>
        Import a folder…
      </button>
      <button type="button" className="pg-button" disabled={isOff} onClick={() => setPasting(true)}>
        Paste…
      </button>
      {isPasting && (
        <PasteDialog
          onImport={(dropped) => {
            setPasting(false);
            onImport(dropped);
          }}
          onClose={() => setPasting(false)}
        />
      )}
    </>
  );
}
