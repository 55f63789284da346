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
      <button
        type="button"
        className="pg-button"
        title="Alt+PageUp"
        aria-keyshortcuts="Alt+PageUp"
        disabled={!hasPrevious}
        onClick={() => onMove('previous')}
      >
        Previous
      </button>
      <button
        type="button"
        className="pg-button"
        title="Later, after all others (Alt+End)"
        aria-keyshortcuts="Alt+End"
        disabled={!hasNext}
        onClick={() => onMove('postpone')}
      >
        Postpone
      </button>
      <button
        type="button"
        className="pg-button"
        title="Alt+PageDown"
        aria-keyshortcuts="Alt+PageDown"
        disabled={!hasNext}
        onClick={() => onMove('next')}
      >
        Next
      </button>
    </section>
  );
}
