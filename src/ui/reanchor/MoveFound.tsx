import { observer } from 'mobx-react-lite';
import { useMemo, useState } from 'react';
import { isRecord, misplacedText, type Problem, type UnknownRecord } from '../../core';
import type { EditorStore } from '../../store';
import { Button, useEditor, useMessages } from '../kit';

/** A region that can be moved to its text. */
interface Move {
  readonly id: string;
  readonly value: UnknownRecord;
}

/** Where the regions of these problems are to go: those of the annotation on screen that may be changed and whose exact text was found. */
function movesOf({ annotation, config }: EditorStore, problems: readonly Problem[]): Move[] {
  return problems.flatMap(({ code, where }) => {
    const region = code === 'text-mismatch' && where.layer === annotation?.id ? annotation?.peek(where.region ?? '') : undefined;
    if (!region || annotation?.lockReason(region.id) !== undefined) return [];
    const [value] = misplacedText(region, config)?.places ?? [];
    return isRecord(value) ? [{ id: region.id, value }] : [];
  });
}

/** Of more problems the texts are looked for when somebody asks: each search costs a look at 100,000 characters. */
const MOST = 200;

/** Moves every region whose text was found elsewhere, as one undo step. Nothing where there is none. */
export const MoveFound = observer(function MoveFound({ problems }: { readonly problems: readonly Problem[] }) {
  const editor = useEditor();
  const t = useMessages();
  const [asked, setAsked] = useState<readonly Problem[]>();
  const isLooked = problems.length <= MOST || asked === problems;
  const moves = useMemo(() => (isLooked ? movesOf(editor, problems) : []), [isLooked, editor, problems]);
  if (!isLooked && problems.some(({ code, where }) => code === 'text-mismatch' && where.layer === editor.annotation?.id)) {
    return (
      <Button size="small" onClick={() => setAsked(problems)}>
        {t('place.look')}
      </Button>
    );
  }
  if (moves.length === 0) return null;
  const move = (): void =>
    editor.annotation?.commit('re-anchor', () => {
      for (const { id, value } of moves) editor.annotation?.update(id, { value });
    });
  return (
    <div className="le-notice" data-severity="warning">
      <span>{t('place.found', { count: moves.length })}</span>
      <Button size="small" onClick={move}>
        {t('place.moveAll', { count: moves.length })}
      </Button>
    </div>
  );
});
