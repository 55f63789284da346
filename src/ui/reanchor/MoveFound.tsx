import { observer } from 'mobx-react-lite';
import { useEffect, useMemo, useRef, useState } from 'react';
import { inSlices, type Problem } from '../../core';
import { Button, useEditor, useMessages } from '../kit';
import { type Move, moveAll, movesOf } from './moves';

/** Of more problems the texts are looked for when somebody asks: each search costs a look at 100,000 characters. */
const MOST = 200;

function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Moves every region whose text was found elsewhere, as one undo step. Nothing where there is none. */
export const MoveFound = observer(function MoveFound({ problems }: { readonly problems: readonly Problem[] }) {
  const editor = useEditor();
  const t = useMessages();
  /** What is under way: looking, or moving as many. */
  const [busy, setBusy] = useState<'looking' | number>();
  /** What was found when somebody asked; of these problems only. */
  const [asked, setAsked] = useState<{ readonly of: readonly Problem[]; readonly moves: readonly Move[] }>();
  const newest = useRef<readonly Problem[]>(undefined);
  useEffect(() => {
    newest.current = problems;
    return () => {
      newest.current = undefined;
    };
  }, [problems]);
  const isMany = problems.length > MOST;
  const few = useMemo(() => (isMany || busy !== undefined ? [] : atOnce(movesOf(editor, problems))), [isMany, busy, editor, problems]);
  const found = isMany ? (asked?.of === problems ? asked.moves : undefined) : few;

  const look = async (): Promise<void> => {
    setBusy('looking');
    const moves = await inSlices(movesOf(editor, problems), () => newest.current === problems);
    setBusy(undefined);
    if (moves) setAsked({ of: problems, moves });
  };
  const move = async (moves: readonly Move[]): Promise<void> => {
    const { annotation } = editor;
    if (!annotation) return;
    setBusy(moves.length);
    await inSlices(moveAll(annotation, moves), () => editor.annotation === annotation);
    setBusy(undefined);
  };

  if (busy === 'looking' || (busy === undefined && !found)) {
    if (!busy && !problems.some(({ code, where }) => code === 'text-mismatch' && where.layer === editor.annotation?.id)) return null;
    return (
      <Button size="small" busy={busy !== undefined} onClick={() => void look()}>
        {t('place.look')}
      </Button>
    );
  }
  const count = busy ?? found?.length ?? 0;
  if (count === 0) return null;
  return (
    <div className="le-notice" data-severity="warning">
      <span>{t('place.found', { count })}</span>
      <Button size="small" busy={busy !== undefined} onClick={() => found && void move(found)}>
        {t('place.moveAll', { count })}
      </Button>
    </div>
  );
});
