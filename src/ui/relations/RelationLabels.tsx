import { observer } from 'mobx-react-lite';
import type { CSSProperties } from 'react';
import type { Relation } from '../../core';
import { useEditor, useMessages } from '../kit';
import { relationLabelColor, relationLabelText } from './relationTexts';

/** The labels of a relation, to be read. */
export const RelationLabels = observer(function RelationLabels({ relation }: { readonly relation: Relation }) {
  const editor = useEditor();
  const t = useMessages();
  if (relation.labels.length === 0) return <span className="le-relation-none">{t('relations.noLabel')}</span>;
  return (
    <span className="le-relation-labels">
      {relation.labels.map((label) => (
        <span key={label} className="le-relation-label" style={{ '--le-label': relationLabelColor(editor, label) } as CSSProperties}>
          <span className="le-label-mark" aria-hidden="true" />
          {relationLabelText(editor, label)}
        </span>
      ))}
    </span>
  );
});
