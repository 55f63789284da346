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
        <button type="button" className="pg-button" onClick={() => onStep(task - 1)} disabled={task <= 1}>
          Previous task
        </button>
      )}
      <span className="pg-muted">
        Task {task} of {count}
      </span>
      {count > 1 && (
        <button type="button" className="pg-button" onClick={() => onStep(task + 1)} disabled={task >= count}>
          Next task
        </button>
      )}
      <button type="button" className="pg-button" onClick={onReload} title="Open the task as the simulated server has it now">
        Reload task
      </button>
    </fieldset>
  );
}
