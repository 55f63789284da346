import { observable, runInAction } from 'mobx';
import { type AnnotationJson, isRecord } from '../core';
import type { AnnotationLayer } from './annotation';
import type { ActionContext, ActionHandler, HostAction } from './optionTypes';

type ActionName = HostAction['name'];

/** One call of the host. */
export interface Call {
  readonly name: ActionName;
  readonly handler: ActionHandler;
  readonly annotation: AnnotationLayer;
  readonly json: AnnotationJson;
  readonly context: ActionContext;
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : String(error);
}

/** The id that a host's answer gives an annotation that had none, so that the next call can name it. */
function withGivenId(json: AnnotationJson, answer: unknown): AnnotationJson {
  if (json.id !== undefined || !isRecord(answer)) return json;
  const { id } = answer;
  return typeof id === 'number' || typeof id === 'string' ? { ...json, id } : json;
}

/** The JSON that a callback gets; `cancelled` is said when it is skipped or taken up again. */
export function jsonToSend(annotation: AnnotationLayer, leadTime: number, cancelled: boolean | undefined): AnnotationJson {
  const json = annotation.serialize();
  const was = cancelled ?? (json.was_cancelled === true ? false : undefined);
  return { ...json, lead_time: leadTime, ...(was !== undefined && { was_cancelled: was }) };
}

/** Calls of the host, one at a time; a failed one keeps everything and says why. */
export class HostActions {
  readonly #action = observable.box<HostAction | undefined>(undefined, { deep: false });
  #ended = false;

  get action(): HostAction | undefined {
    return this.#action.get();
  }

  get isBusy(): boolean {
    return this.#action.get()?.state === 'busy';
  }

  dismiss(): void {
    if (!this.isBusy) this.#set(undefined);
  }

  /** Awaits the host; `done` runs only when it went well, with what was stored. */
  async run({ name, handler, annotation, json, context }: Call, done: (stored: AnnotationJson) => void): Promise<void> {
    if (this.isBusy) return;
    const { token } = annotation;
    this.#set({ name, state: 'busy' });
    try {
      const answer: unknown = await handler(json, context);
      if (this.#ended) return;
      runInAction(() => {
        const stored = withGivenId(json, answer);
        annotation.markSaved(stored, token);
        this.#action.set(undefined);
        done(stored);
      });
    } catch (error) {
      if (!this.#ended) this.#set({ name, state: 'failed', error: messageOf(error) });
    }
  }

  #set(action: HostAction | undefined): void {
    runInAction(() => this.#action.set(action));
  }

  dispose(): void {
    this.#ended = true;
  }
}
