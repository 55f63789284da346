import { observer } from 'mobx-react-lite';
import type { LayerStore } from '../../store';
import { useMessages } from '../kit';
import { DirectionButton } from './DirectionButton';
import { EndButton } from './EndButton';
import { RelationActions } from './RelationActions';
import { RelationFields } from './RelationFields';

/** Props of `RelationDetails`. */
export interface RelationDetailsProps {
  readonly layer: LayerStore;
  readonly id: string;
}

/** The selected relation in full: both ends, which way it points, its labels. */
export const RelationDetails = observer(function RelationDetails({ layer, id }: RelationDetailsProps) {
  const t = useMessages();
  const relation = layer.relation(id);
  if (!relation) return null;
  const lock = layer.relationLock(id);
  return (
    <div className="le-detail">
      <div className="le-relation-ends">
        <EndButton layer={layer} region={relation.fromId} end="from" />
        <DirectionButton relation={relation} disabled={lock !== undefined} />
        <EndButton layer={layer} region={relation.toId} end="to" />
      </div>
      {lock && <div className="le-notice">{t(lock === 'region-readonly' ? 'lock.relation-readonly' : `lock.${lock}`)}</div>}
      <div data-le-region-fields="">
        <RelationFields layer={layer} relation={relation} />
      </div>
      <div className="le-relation-line">
        <RelationActions layer={layer} relation={relation} />
      </div>
    </div>
  );
});
