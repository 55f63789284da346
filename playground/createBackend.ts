import { deleteAnnotation, type SavedAnnotation, saveAnnotation } from './backend';
import type { SamplePrediction, SampleTask } from './samples';

const delayMs = 300;

/** A server that answers after a moment and remembers what it stored until the page is left. */
export interface Backend {
  /** The task as it is stored, or the original when nothing was. */
  readonly read: (key: string, original: SampleTask) => SampleTask;
  readonly save: (call: Call, annotation: SamplePrediction, extra?: Readonly<Record<string, unknown>>) => Promise<SavedAnnotation>;
  readonly remove: (call: Call, annotation: SamplePrediction) => Promise<void>;
}

export interface Call {
  readonly key: string;
  readonly original: SampleTask;
  /** Refuse this call, as a server does now and then. */
  readonly fails: boolean;
}

export function createBackend(): Backend {
  const stored = new Map<string, SampleTask>();
  const read: Backend['read'] = (key, original) => stored.get(key) ?? original;

  async function answer({ fails }: Call): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (fails) throw new Error('The playground refused this save, as asked. Nothing is lost: save again.');
  }

  return {
    read,
    async save(call, annotation, extra) {
      await answer(call);
      const saved = saveAnnotation(read(call.key, call.original), annotation, extra);
      stored.set(call.key, saved.task);
      return saved.annotation;
    },
    async remove(call, annotation) {
      await answer(call);
      stored.set(call.key, deleteAnnotation(read(call.key, call.original), annotation.id));
    },
  };
}
