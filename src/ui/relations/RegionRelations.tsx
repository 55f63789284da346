import { observer } from 'mobx-react-lite';
import { useState } from 'react';
import type { LayerStore } from '../../store';
import { Button, useMessages } from '../kit';
import { DirectionButton } from './DirectionButton';
import { EndButton } from './EndButton';
import { RelationActions } from './RelationActions';
import { RelationLabels } from './RelationLabels';

/** Shown at once; a hub may have thousands. */
const FIRST = 20;

/** Props of `RegionRelations`. */
export interface RegionRelationsProps {
  readonly layer: LayerStore;
  readonly region: string;
}

/** The relations that begin and end at a region, with the region at their other end. */
export const RegionRelations = observer(function RegionRelations({ layer, region }: RegionRelationsProps) {
  const t = useMessages();
  const [most, setMost] = useState(FIRST);
  const relations = layer.relationsOf(region);
  const here = <span className="le-relation-none">{t('relations.this')}</span>;
  return (
    <>
      <h3 className="le-section-title">{t('relations.count', { count: relations.length })}</h3>
      <ul className="le-problem-list">
        {relations.slice(0, most).map((relation) => (
          <li
            key={relation.id}
            className="le-region-relation"
            data-relation={relation.id}
            onPointerEnter={() => layer.setHoveredRelation(relation.id)}
            onPointerLeave={() => layer.setHoveredRelation(undefined)}
          >
            <div className="le-relation-ends">
              {relation.fromId === region ? here : <EndButton layer={layer} region={relation.fromId} end="from" />}
              <DirectionButton relation={relation} disabled={layer.relationLock(relation.id) !== undefined} />
              {relation.toId === region ? here : <EndButton layer={layer} region={relation.toId} end="to" />}
              <RelationActions layer={layer} relation={relation} />
            </div>
            <button type="button" className="le-relation-open" onClick={() => layer.selectRelation(relation.id)}>
              <RelationLabels relation={relation} />
            </button>
          </li>
        ))}
      </ul>
      {relations.length > most && (
        <Button size="small" onClick={() => setMost(most + 200)}>
          {t('problems.more', { count: relations.length - most })}
        </Button>
      )}
    </>
  );
});
