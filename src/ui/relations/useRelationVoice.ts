import { useEffect, useRef } from 'react';
import { useRegionActions } from '../clipboard/regionActionsContext';
import { useEditor, useMessages } from '../kit';
import { endName, relationText } from './relationTexts';

/** Says aloud what becomes of relations, wherever it was done: what is being made, selected, changed and deleted. For observers only. */
export function useRelationVoice(): void {
  const editor = useEditor();
  const actions = useRegionActions();
  const t = useMessages();
  const { linking, active } = editor;
  const selected = active?.selectedRelation;
  const relation = selected === undefined ? undefined : active?.relation(selected);
  const from = linking && endName(editor, active?.region(linking.fromId), t);
  const to = linking?.toId === undefined ? undefined : endName(editor, active?.region(linking.toId), t);
  const sentence = active && relation && relationText(editor, active, relation, t);
  const before = useRef<{ readonly linking: boolean; readonly selected: string | undefined }>({ linking: false, selected: undefined });
  useEffect(() => {
    const was = before.current;
    before.current = { linking: from !== undefined, selected };
    if (from !== undefined) actions.say(to === undefined ? 'relations.linking' : 'relations.aiming', { from, to: to ?? '' });
    else if (sentence !== undefined) actions.say(sentence);
    else if (was.linking) actions.say('relations.cancelled');
    else if (was.selected !== undefined && !editor.active?.relation(was.selected)) actions.say('relations.deleted');
  }, [actions, editor, from, to, selected, sentence]);
}
