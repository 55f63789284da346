import type { TaskQueueSnapshot } from 'label-editor/tasks';
import type { ReactNode } from 'react';
import type { TaskCounts } from '../storage/projectStorage';
import { Progress } from '../tasks/Progress';
import type { Move } from './useStreamKeys';

interface StreamBarProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly snapshot: TaskQueueSnapshot<unknown>;
  readonly counts: TaskCounts;
  readonly onMove: (move: Move) => void;
  readonly onList: () => void;
}

/** Where in the stream the person is, and the way on. */
export function StreamBar({ title, children, snapshot, counts, onMove, onList }: StreamBarProps) {
  const { id, position, total, hasNext, hasPrevious } = snapshot;
  const isOpen = id !== undefined;
  return (
    <section className="pg-bar" aria-label="Stream">
      <button type="button" className="pg-button" onClick={onList}>
        All tasks
      </button>
      <h2 className="pg-bar-title">{title}</h2>
      <span className="pg-muted">{isOpen && `${position.toLocaleString('en')} of ${total.toLocaleString('en')} in order`}</span>
      <span className="pg-spacer" />
      {children}
      <Progress counts={counts} />
      <MoveButton text="Previous" keys="Alt+PageUp" isOff={!hasPrevious} onMove={() => onMove('previous')} />
      <MoveButton text="Postpone" keys="Alt+End" hint="Later, after all others" isOff={!hasNext} onMove={() => onMove('postpone')} />
      <MoveButton text="Next" keys="Alt+PageDown" isOff={!hasNext} onMove={() => onMove('next')} />
    </section>
  );
}

interface MoveButtonProps {
  readonly text: string;
  /** As `aria-keyshortcuts` has it. */
  readonly keys: string;
  readonly hint?: string;
  readonly isOff: boolean;
  readonly onMove: () => void;
}

function MoveButton({ text, keys, hint, isOff, onMove }: MoveButtonProps) {
  return (
    <button
      type="button"
      className="pg-button"
      title={hint ? `${hint} (${keys})` : keys}
      aria-keyshortcuts={keys}
      disabled={isOff}
      onClick={onMove}
    >
      {text}
    </button>
  );
}
