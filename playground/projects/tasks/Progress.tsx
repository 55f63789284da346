import { countAll, type TaskCounts } from '../storage/projectStorage';

/** How much of a project is done: done and skipped tasks of all. */
export function Progress({ counts }: { readonly counts: TaskCounts }) {
  const all = countAll(counts);
  const over = counts.done + counts.skipped;
  const text = `${over.toLocaleString('en')} of ${all.toLocaleString('en')} done`;
  return (
    <div className="pg-progress">
      <progress className="pg-progress-bar" max={Math.max(all, 1)} value={over} aria-label="Done" aria-valuetext={text} />
      <span className="pg-muted">{text}</span>
    </div>
  );
}
