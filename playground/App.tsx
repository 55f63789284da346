import { useCallback, useEffect, useState } from 'react';
import { CallbackLog } from './CallbackLog';
import { addEntry, type LogEntry } from './callbackLog';
import { createBackend } from './createBackend';
import { type HostCall, HostEditor, type ShownLayer } from './HostEditor';
import { OwnTaskDialog } from './OwnTaskDialog';
import { type OwnTask, recallOwnTask, rememberOwnTask } from './ownTask';
import { ResultPanel } from './ResultPanel';
import { SampleList } from './SampleList';
import { Switches } from './Switches';
import type { SampleTask } from './samples';
import { TaskSteps } from './TaskSteps';
import { useOpenedTask } from './useOpenedTask';
import { usePlaygroundState } from './usePlaygroundState';
import { useResultText } from './useResultText';
import { listModels, useTasks } from './useTasks';

/** A host app in small: it chooses task and options, stores what comes back, and shows what it was told. */
export function App() {
  const [state, change] = usePlaygroundState();
  const [backend] = useState(createBackend);
  const [own, setOwn] = useState(recallOwnTask);
  const [isPasting, setPasting] = useState(false);
  const [log, setLog] = useState<readonly LogEntry[]>([]);
  const [shown, setShown] = useState<ShownLayer>();
  const text = useResultText(shown, state.panel);

  const { id, title, config, tasks, onAssist } = useTasks(state.sample, own);
  const taskNumber = Math.min(state.task, tasks.length);
  const original = tasks[taskNumber - 1] as SampleTask;
  const key = `${id}/${taskNumber}`;
  const opened = useOpenedTask(backend, key, original);

  useEffect(() => {
    document.documentElement.dataset.pgTheme = state.theme;
  }, [state.theme]);
  useEffect(() => {
    document.title = `${title} – Label Editor playground`;
  }, [title]);

  const handleCall = useCallback((call: HostCall) => setLog((before) => addEntry(before, call, new Date())), []);
  const takeCall = () => {
    if (state.failNext) change({ failNext: false });
    return { key, original, fails: state.failNext };
  };
  const pick = (sample: string) => change({ sample, task: 1, model: '' });
  const openOwn = (pasted: OwnTask) => {
    rememberOwnTask(pasted);
    setOwn(pasted);
    setPasting(false);
    pick('own');
  };

  return (
    <div className="pg-app" data-panel={state.panel ? 'open' : 'closed'}>
      <header className="pg-head">
        <h1>Label Editor</h1>
        <a className="pg-head-link" href={state.theme === 'system' ? '?projects' : `?projects&theme=${state.theme}`}>
          Projects
        </a>
        <Switches state={state} models={listModels(original)} onChange={change} />
        <span className="pg-spacer" />
        <TaskSteps task={taskNumber} count={tasks.length} onStep={(task) => change({ task, model: '' })} onReload={opened.reload} />
        <button
          type="button"
          className="pg-button"
          aria-label="Results and callbacks"
          aria-expanded={state.panel}
          aria-controls="pg-panel"
          onClick={() => change({ panel: !state.panel })}
        >
          Results
        </button>
      </header>
      <SampleList current={id} hasOwn={own !== undefined} onPick={pick} onPaste={() => setPasting(true)} />
      <main className="pg-main" aria-label={title}>
        <HostEditor
          // Mode and predictions decide how a task opens, so another choice opens it anew.
          key={`${key} ${opened.count} ${state.mode} ${state.predictions} ${state.model}`}
          config={config}
          task={opened.task}
          state={state}
          actions={{
            save: (annotation, extra) => backend.save(takeCall(), annotation, extra),
            remove: (annotation) => backend.remove(takeCall(), annotation),
          }}
          onAssist={onAssist}
          onCall={handleCall}
          onShown={setShown}
        />
      </main>
      <aside id="pg-panel" className="pg-panel" aria-label="Results and callbacks" hidden={!state.panel}>
        <ResultPanel text={text} />
        <CallbackLog log={log} onClear={() => setLog([])} />
      </aside>
      {isPasting && (
        <OwnTaskDialog
          initial={(id === 'own' && own) || { config, task: JSON.stringify(original, null, 2) }}
          onOpen={openOwn}
          onClose={() => setPasting(false)}
        />
      )}
    </div>
  );
}
