import { ArrowLeft, ArrowLeftRight, ArrowRight } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { Relation } from '../../core';
import type { EditorStore } from '../../store';
import { IconButton, useEditor, useMessages } from '../kit';

const NEXT = { right: 'left', left: 'bi', bi: 'right' } as const;
const ICON = { right: ArrowRight, left: ArrowLeft, bi: ArrowLeftRight } as const;

/** Turns a relation: right, left, both ways, and right again. Answers `false` where it cannot be changed. */
export function turnRelation(editor: EditorStore, relation: Relation): boolean {
  const { annotation } = editor;
  if (!annotation || annotation.relationLock(relation.id)) return false;
  annotation.updateRelation(relation.id, { direction: NEXT[relation.direction] });
  return true;
}

/** Props of `DirectionButton`. */
export interface DirectionButtonProps {
  readonly relation: Relation;
  readonly disabled: boolean;
  readonly tabIndex?: number;
}

/** Shows which way a relation points, and turns it. */
export function DirectionButton({ relation, disabled, tabIndex }: DirectionButtonProps) {
  const editor = useEditor();
  const t = useMessages();
  const Icon = ICON[relation.direction];
  const press = (event: MouseEvent): void => {
    event.stopPropagation();
    turnRelation(editor, relation);
  };
  return (
    <IconButton
      size="small"
      className="le-relation-direction"
      tabIndex={tabIndex}
      icon={<Icon size={14} />}
      label={t('relations.turn', { direction: t(`relations.direction.${relation.direction}`) })}
      data-direction={relation.direction}
      disabled={disabled}
      onClick={press}
    />
  );
}
