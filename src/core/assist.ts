import type { Result, Task } from './wire';

/**
 * What the model is asked, as plain JSON. A prompt is a shape drawn with a `smart` control: it tells the model what is meant and is not in the
 * annotation. Label Studio's ML backends take `{ task, context: { result: group } }`.
 */
export interface AssistRequest {
  /** The task as it was given. */
  readonly task: Task;
  /** Id of the annotation that is worked on, as the editor knows it. */
  readonly annotation: string;
  /** Name of the control that the prompts were drawn with. */
  readonly control: string;
  /** Name of the object tag they lie on. */
  readonly object: string;
  /** Page of a multi-page object, from 0. */
  readonly itemIndex: number;
  /** Labels of the prompts as stored. */
  readonly labels: readonly string[];
  /** Results of the prompt that was drawn last. A key point says `is_positive`: `false` where Alt was held. */
  readonly region: readonly Result[];
  /** Results of all prompts drawn so far with the same control and labels on the same page, in order; the last ones are `region`. */
  readonly group: readonly Result[];
  /** Why it is asked: a prompt was drawn or taken back, or the person wants another answer to the same prompts. */
  readonly reason: 'drawn' | 'removed' | 'again';
}

/**
 * Asks a model about what a person has drawn. Answers Label Studio results: regions are shown as suggestions, answers of the task are taken over
 * at once. `signal` aborts when a newer request replaces this one, the person cancels or the editor ends. A rejection is shown with its message and
 * can be tried again; how long to wait is the host's choice.
 * @example
 * onAssist={async ({ task, group }, signal) => {
 *   const reply = await fetch('/predict', { method: 'POST', signal, body: JSON.stringify({ task: task.id, context: { result: group } }) });
 *   if (!reply.ok) throw new Error(`The model answered ${reply.status}.`);
 *   return (await reply.json()).result;
 * }}
 */
export type AssistHandler = (request: AssistRequest, signal: AbortSignal) => Promise<readonly Result[]> | readonly Result[];
