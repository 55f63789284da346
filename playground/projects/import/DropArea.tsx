import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { type Dropped, droppedTransfer } from './dropped';

interface DropAreaProps {
  /** What a drop would do. */
  readonly label: string;
  readonly isOff?: boolean;
  readonly onDrop: (dropped: Dropped) => void;
  readonly children: ReactNode;
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');

/** Takes files and folders that are dropped anywhere on it. */
export function DropArea({ label, isOff = false, onDrop, children }: DropAreaProps) {
  const [isOver, setOver] = useState(false);
  // The pointer enters children before it leaves their parents.
  const depth = useRef(0);
  const end = () => {
    depth.current = 0;
    setOver(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; buttons do the same by keyboard
    <div
      className="pg-drop"
      onDragEnter={(event) => {
        if (isOff || !hasFiles(event)) return;
        depth.current += 1;
        setOver(true);
      }}
      onDragLeave={() => {
        depth.current -= 1;
        if (depth.current <= 0) end();
      }}
      onDragOver={(event) => {
        if (!isOff && hasFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        end();
        if (isOff || !hasFiles(event)) return;
        event.preventDefault();
        onDrop(droppedTransfer(event.dataTransfer));
      }}
    >
      {children}
      {isOver && (
        <div className="pg-drop-hint" aria-hidden="true">
          {label}
        </div>
      )}
    </div>
  );
}
