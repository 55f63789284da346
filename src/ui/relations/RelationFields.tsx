import { observer } from 'mobx-react-lite';
import { type Relation, relationItems } from '../../core';
import type { LayerStore } from '../../store';
import { useEditor, useMessages } from '../kit';
import { LabelPicker } from './LabelPicker';
import { RelationLabels } from './RelationLabels';
import { relationText } from './relationTexts';

/** Props of `RelationFields`. */
export interface RelationFieldsProps {
  readonly layer: LayerStore;
  readonly relation: Relation;
  readonly onDone?: (() => void) | undefined;
}

/** The labels of a relation, to be changed where they may be. */
export const RelationFields = observer(function RelationFields({ layer, relation, onDone }: RelationFieldsProps) {
  const editor = useEditor();
  const t = useMessages();
  const { annotation } = editor;
  const offered = relationItems(editor.config).length > 0;
  if (!annotation || layer.relationLock(relation.id)) return <RelationLabels relation={relation} />;
  if (!offered && relation.labels.length === 0) return null;
  return (
    <LabelPicker
      label={t('relations.labelsOf', { relation: relationText(editor, layer, relation, t) })}
      value={relation.labels}
      onChange={(labels) => annotation.updateRelation(relation.id, { labels })}
      onDone={onDone}
    />
  );
});
