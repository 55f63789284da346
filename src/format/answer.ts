import { type Answer, type ConfigNode, isRecord, type Result, ResultError, type UnknownRecord } from '../core';
import { tagFailed, valueMissing } from './findings';
import { typeOfNode } from './fitting';
import type { ReportResult } from './groupGeometry';
import { idOf } from './groups';
import { correctedOrigin } from './origin';
import type { Resolution } from './resolve';
import { wireValue } from './wireValue';

/** Reports what its control finds wrong with an answer. */
export function checkAnswer(result: Result, { answer, control, definition }: Resolution, index: number, report: ReportResult): void {
  if (!answer || !control) return;
  if (!isRecord(result.value)) {
    report(valueMissing(result.value), index);
    return;
  }
  try {
    for (const finding of answer.check(result.value[answer.key], control))
      report({ ...finding, key: finding.key ?? `value.${answer.key}` }, index);
  } catch (error) {
    report(tagFailed(definition?.name ?? control.tag, error), index);
  }
}

/** Names the earlier of several answers to one question: the last one is shown. */
export function earlierAnswers(answers: readonly Answer[]): readonly Answer[] {
  const last = new Map<string, Answer>();
  const earlier: Answer[] = [];
  for (const answer of answers) {
    const question = JSON.stringify([answer.control, answer.object, answer.itemIndex]);
    const before = last.get(question);
    if (before) earlier.push(before);
    last.set(question, answer);
  }
  return earlier;
}

/** A new answer about the task or a page. */
export interface NewAnswer {
  readonly control: ConfigNode;
  /** Name of the object tag. */
  readonly object: string;
  /** As stored in `result.value[key]`. */
  readonly value: unknown;
  readonly id: string;
  /** Page of a multi-page object; absent when the question is about the task. */
  readonly itemIndex?: number | undefined;
  readonly slot: number;
}

function keyOf(control: ConfigNode): string {
  const key = control.definition?.answer?.key;
  if (key !== undefined) return key;
  throw new ResultError('no-answer', `'${control.name}' is a ${control.tag}, which takes no answer; name a control that does.`);
}

/** Makes the record and the result of an answer. Throws a `ResultError` when the control takes none. */
export function createAnswer({ control, object, value, id, itemIndex, slot }: NewAnswer): Answer {
  const result: Result = {
    id,
    from_name: control.name,
    to_name: object,
    type: typeOfNode(control),
    origin: 'manual',
    value: { [keyOf(control)]: value },
    ...(itemIndex !== undefined && { item_index: itemIndex }),
  };
  return Object.freeze({ id, control: control.name, object, itemIndex: itemIndex ?? 0, result, slot });
}

/** The answer with another value: only its own key in `value` differs, and a prediction becomes a corrected one. */
export function changeAnswer(answer: Answer, control: ConfigNode, value: unknown): Answer {
  const wire: UnknownRecord = { ...wireValue(answer.result), [keyOf(control)]: value };
  const result = { ...correctedOrigin(answer.result), value: wire };
  return Object.freeze({ ...answer, result: idOf(answer.result) === undefined ? { ...result, id: answer.id } : result });
}
