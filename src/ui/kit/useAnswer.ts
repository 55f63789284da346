import type { ConfigNode } from '../../core';
import type { LockReason } from '../../store';
import { useEditor, useRegionTarget } from './editorContext';

/** The answer of a control where its view stands: for the region of the details, the page or the task. */
export interface AnswerState {
  /** As stored in `result.value`; undefined without an answer. */
  readonly value: unknown;
  /** Why it cannot be changed now; undefined = it can. */
  readonly lock: LockReason | undefined;
  /** Keeps an answer as one undo step; undefined or an empty one removes it. Does nothing while locked. */
  readonly set: (value: unknown) => void;
  /** The last submit stopped at this answer. */
  readonly invalid: string | undefined;
  /** Region it is about, if any. */
  readonly region: string | undefined;
}

/**
 * Reads and sets the answer of a control. Call it in an `observer`.
 * @example
 * const answer = useAnswer(node);
 * <input disabled={answer.lock !== undefined} value={String(answer.value ?? '')} onChange={(event) => answer.set(event.target.value)} />
 */
export function useAnswer(node: ConfigNode): AnswerState {
  const editor = useEditor();
  const region = useRegionTarget();
  const layer = editor.active;
  const object = node.toNames[0];
  const itemIndex = node.attrs.perItem === true && object !== undefined ? editor.itemIndexOf(object) : undefined;
  const target = { ...(region !== undefined && { region }), ...(itemIndex !== undefined && { itemIndex }) };
  const { invalid } = editor;
  return {
    value: layer?.answerOf(node.name, target),
    lock: layer ? layer.answerLock(node.name, target) : 'annotation-readonly',
    set: (value) => {
      const { annotation } = editor;
      if (!annotation || annotation.answerLock(node.name, target) !== undefined) return;
      if (region === undefined) annotation.answer(node.name, value, itemIndex);
      else annotation.update(region, { answers: { [node.name]: value } });
    },
    invalid: invalid?.control === node.name && invalid.region === region ? invalid.message : undefined,
    region,
  };
}
