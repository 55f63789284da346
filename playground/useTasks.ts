import { useMemo } from 'react';
import { type OwnTask, parseTasks } from './ownTask';
import { findSample, type Sample, type SampleTask, samples } from './samples';

interface OpenSample {
  readonly id: string;
  readonly title: string;
  readonly config: string;
  readonly tasks: readonly SampleTask[];
  readonly onAssist: Sample['onAssist'];
}

const first = samples[0] as Sample;

/** The sample that the URL names (the first one when there is none of that name), or what was pasted. */
export function useTasks(id: string, own: OwnTask | undefined): OpenSample {
  return useMemo(() => {
    if (id === 'own' && own) return { id, title: 'Your own task', config: own.config, tasks: parseTasks(own.task), onAssist: undefined };
    const sample = findSample(id) ?? first;
    // A task on a server has an id; the published ones have none.
    const base = (samples.indexOf(sample) + 1) * 100;
    const tasks = sample.loadTasks().map((task, index) => ({ id: base + index + 1, ...task }));
    return { id: sample.id, title: sample.title, config: sample.config, tasks, onAssist: sample.onAssist };
  }, [id, own]);
}

/** Model versions among a task's predictions, each once, in order. */
export function listModels({ predictions }: SampleTask): readonly string[] {
  if (!Array.isArray(predictions)) return [];
  return Array.from(
    new Set(predictions.map((prediction) => prediction?.model_version).filter((name) => typeof name === 'string' && name !== '')),
  );
}
