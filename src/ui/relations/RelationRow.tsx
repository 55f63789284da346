// biome-ignore-all lint/a11y/useSemanticElements: a table's rows cannot be placed by a virtual list
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its current row (aria-activedescendant)
// biome-ignore-all lint/a11y/useKeyWithClickEvents: as above, the grid has the keys of all its rows
import { observer } from 'mobx-react-lite';
import type { LayerStore } from '../../store';
import { DirectionButton } from './DirectionButton';
import { EndButton } from './EndButton';
import { RelationActions } from './RelationActions';
import { RelationFields } from './RelationFields';
import { RelationLabels } from './RelationLabels';

/** Props of `RelationRow`. */
export interface RelationRowProps {
  readonly layer: LayerStore;
  readonly id: string;
  readonly index: number;
  readonly current: boolean;
  readonly rowId: string;
  readonly onPress: (id: string) => void;
  /** The labels are chosen. */
  readonly onDone: () => void;
}

/** One relation in the list: both ends, which way it points, its labels; opened when it is selected. */
export const RelationRow = observer(function RelationRow({ layer, id, index, current, rowId, onPress, onDone }: RelationRowProps) {
  const relation = layer.relation(id);
  if (!relation) return null;
  const selected = layer.selectedRelation === id;
  // Of the rows that are not opened the grid is the one stop of the Tab key.
  const tabIndex = selected ? 0 : -1;
  return (
    <div
      id={rowId}
      className="le-row le-relation-row"
      role="row"
      aria-rowindex={index + 1}
      aria-selected={selected}
      data-relation={id}
      data-current={current ? '' : undefined}
      data-hovered={layer.hoveredRelation === id ? '' : undefined}
      data-hidden={layer.isRelationHidden(id) ? '' : undefined}
      onClick={() => onPress(id)}
      onPointerEnter={() => layer.setHoveredRelation(id)}
      onPointerLeave={() => layer.setHoveredRelation(undefined)}
    >
      <div className="le-relation-ends" role="gridcell">
        <EndButton layer={layer} region={relation.fromId} end="from" tabIndex={tabIndex} />
        <DirectionButton relation={relation} disabled={layer.relationLock(id) !== undefined} tabIndex={tabIndex} />
        <EndButton layer={layer} region={relation.toId} end="to" tabIndex={tabIndex} />
      </div>
      <div className="le-relation-line" role="gridcell">
        <RelationLabels relation={relation} />
        {/* A press on an icon leaves the focus in the list: the icon may be gone the next moment. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps the focus only */}
        <span className="le-row-actions" onMouseDown={(event) => event.preventDefault()}>
          <RelationActions layer={layer} relation={relation} tabIndex={tabIndex} />
        </span>
      </div>
      {selected && (
        <div className="le-relation-fields" role="gridcell" data-le-region-fields="" onClick={(event) => event.stopPropagation()}>
          <RelationFields layer={layer} relation={relation} onDone={onDone} />
        </div>
      )}
    </div>
  );
});
