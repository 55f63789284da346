import { countAll } from '../storage/projectStorage';
import type { ProjectRecord } from '../storage/projectsDatabase';
import { Progress } from '../tasks/Progress';

interface ProjectCardProps {
  readonly project: ProjectRecord;
  readonly onOpen: () => void;
  readonly onRename: () => void;
  readonly onDuplicate: () => void;
  readonly onDelete: () => void;
}

/** A project in the list: its name opens it. */
export function ProjectCard({ project, onOpen, onRename, onDuplicate, onDelete }: ProjectCardProps) {
  const { title, counts, changedAt } = project;
  const count = countAll(counts);
  return (
    <li className="pg-card">
      <h3>
        <button type="button" className="pg-card-open" onClick={onOpen}>
          {title}
        </button>
      </h3>
      <p className="pg-muted">
        {count === 0 ? 'No tasks yet' : `${count.toLocaleString('en')} ${count === 1 ? 'task' : 'tasks'}`}, worked on{' '}
        <time dateTime={changedAt}>{new Date(changedAt).toLocaleString()}</time>
      </p>
      <Progress counts={counts} />
      <div className="pg-card-actions">
        <button type="button" className="pg-button" aria-label={`Rename ${title}`} onClick={onRename}>
          Rename…
        </button>
        <button type="button" className="pg-button" aria-label={`Copy config of ${title} to a new project`} onClick={onDuplicate}>
          Copy config
        </button>
        <button type="button" className="pg-button" aria-label={`Delete ${title}`} onClick={onDelete}>
          Delete…
        </button>
      </div>
    </li>
  );
}
