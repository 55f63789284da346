interface TaskStepsProps {
  readonly task: number;
  readonly count: number;
  readonly onStep: (task: number) => void;
  readonly onReload: () => void;
}

/** Where in the sample's tasks we are, and the way to the others. */
export function TaskSteps({ task, count, onStep, onReload }: TaskStepsProps) {
  return (
    <fieldset className="pg-steps">
      <legend className="pg-visually-hidden">Task</legend>
      {count > 1 && (
        <button type="button" className="pg-button" aria-label="Previous task" onClick={() => onStep(task - 1)} disabled={task <= 1}>
          Previous
        </button>
      )}
      <span className="pg-muted">
        Task {task} of {count}
      </span>
      {count > 1 && (
        <button type="button" className="pg-button" aria-label="Next task" onClick={() => onStep(task + 1)} disabled={task >= count}>
          Next
        </button>
      )}
      <button
        type="button"
        className="pg-button"
        aria-label="Reload task"
        onClick={onReload}
        title="Open the task as the simulated server has it now"
      >
        Reload
      </button>
    </fieldset>
  );
}
