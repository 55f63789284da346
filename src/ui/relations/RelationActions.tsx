import { Eye, EyeOff, Trash2 } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import type { MouseEvent } from 'react';
import type { Relation } from '../../core';
import type { LayerStore } from '../../store';
import { IconButton, useEditor, useMessages } from '../kit';

/** Props of `RelationActions`. */
export interface RelationActionsProps {
  readonly layer: LayerStore;
  readonly relation: Relation;
  readonly tabIndex?: number;
}

/** The eye and the bin of a relation. */
export const RelationActions = observer(function RelationActions({ layer, relation, tabIndex }: RelationActionsProps) {
  const editor = useEditor();
  const t = useMessages();
  const { id } = relation;
  const hidden = layer.isRelationHidden(id);
  const act = (event: MouseEvent, run: () => void): void => {
    event.stopPropagation();
    run();
  };
  return (
    <>
      {editor.annotation && !layer.relationLock(id) && (
        <IconButton
          size="small"
          tabIndex={tabIndex}
          icon={<Trash2 size={13} />}
          label={t('relations.delete')}
          onClick={(event) => act(event, () => editor.annotation?.removeRelations([id]))}
        />
      )}
      <IconButton
        size="small"
        tabIndex={tabIndex}
        icon={hidden ? <EyeOff size={13} /> : <Eye size={13} />}
        label={t(hidden ? 'relations.show' : 'relations.hide')}
        pressed={hidden}
        onClick={(event) => act(event, () => layer.setRelationsHidden([id], !hidden))}
      />
    </>
  );
});
