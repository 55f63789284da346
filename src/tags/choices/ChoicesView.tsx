import { observer } from 'mobx-react-lite';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { allItemsOf, type ConfigNode, type Item, itemsOf, type TagViewProps } from '../../core';
import { ItemRenderer, Select, TagChildren, useAnswer, useMessages, useRegionTarget } from '../../ui/kit';
import { ChoiceRow } from './ChoiceRow';
import { keyOf, type PlacedItem, readChosen, tickOf, toggleFlat, toggleNested } from './choices.codec';

function layoutOf({ attrs }: ConfigNode): 'vertical' | 'inline' | 'select' {
  if (attrs.showInline !== undefined) return attrs.showInline === true ? 'inline' : 'vertical';
  return attrs.layout as 'vertical' | 'inline' | 'select';
}

/** Fisher–Yates; the order is drawn once for each time the view opens. */
function shuffled<T>(list: readonly T[]): readonly T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    const [a, b] = [out[i] as T, out[j] as T];
    out[i] = b;
    out[j] = a;
  }
  return out;
}

/** Shows `Choices` and keeps its answer. A per-region control shows itself for a region only: in the details, not in the layout. */
export const ChoicesView = observer(function ChoicesView({ node }: TagViewProps): ReactNode {
  const region = useRegionTarget();
  if (node.attrs.perRegion === true && region === undefined) return null;
  return <ChoicesGroup node={node} />;
});

const ChoicesGroup = observer(function ChoicesGroup({ node }: TagViewProps): ReactNode {
  const answer = useAnswer(node);
  const errorId = useId();
  const chosen = useMemo(() => new Set(readChosen(answer.value).map(keyOf)), [answer.value]);
  const layout = layoutOf(node);
  const nested = node.attrs.allowNested === true;
  const toggle = ({ item, path }: PlacedItem): void =>
    answer.set(nested ? toggleNested(node, answer.value, item, path) : toggleFlat(node, answer.value, item.stored));
  const locked = answer.lock !== undefined;
  return (
    <fieldset
      className="le-choices"
      data-layout={layout}
      data-invalid={answer.invalid !== undefined || undefined}
      data-control={node.name}
      aria-describedby={answer.invalid === undefined ? undefined : errorId}
    >
      <legend className="le-choices-legend">{node.name}</legend>
      {layout === 'select' && !nested ? (
        <ChoicesSelect node={node} chosen={chosen} locked={locked} onSet={answer.set} onToggle={toggle} />
      ) : (
        <ChoiceRows node={node} chosen={chosen} locked={locked} onToggle={toggle} />
      )}
      {answer.invalid !== undefined && (
        <p className="le-choices-error" id={errorId} role="alert">
          {answer.invalid}
        </p>
      )}
    </fieldset>
  );
});

interface RowsProps {
  readonly node: ConfigNode;
  readonly chosen: ReadonlySet<string>;
  readonly locked: boolean;
  readonly onToggle: (placed: PlacedItem) => void;
}

function ChoiceRows({ node, chosen, locked, onToggle }: RowsProps): ReactNode {
  const nested = node.attrs.allowNested === true;
  const group = useId();
  const items = itemsOf(node);
  const [order] = useState(() => (node.attrs.randomize === true ? shuffled(items) : items));
  const row = (item: Item, path: readonly string[] = [item.stored]): ReactNode => (
    <ChoiceRow
      key={item.key}
      item={item}
      path={path}
      group={group}
      radio={node.attrs.choice === 'single-radio'}
      tick={nested ? tickOf(item, path, chosen) : chosen.has(keyOf(item.stored)) ? 'on' : 'off'}
      locked={locked}
      onToggle={onToggle}
    >
      {nested && item.children.length > 0 && item.children.map((child) => row(child, [...path, child.stored]))}
    </ChoiceRow>
  );
  const laidOut = node.children.some((child) => child.definition?.role !== 'item');
  if (!laidOut) return order.map((item) => row(item));
  return (
    <ItemRenderer render={(child) => items.filter((item) => item.node === child).map((item) => row(item))}>
      <TagChildren node={node} />
      {items.filter((item) => !item.node).map((item) => row(item))}
    </ItemRenderer>
  );
}

interface SelectViewProps extends RowsProps {
  readonly onSet: (value: unknown) => void;
}

/** A drop-down list; with several answers each chosen one is a chip that removes itself. */
function ChoicesSelect({ node, chosen, locked, onSet, onToggle }: SelectViewProps): ReactNode {
  const t = useMessages();
  const items = allItemsOf(node);
  const multiple = node.attrs.choice === 'multiple';
  const on = items.filter((item) => chosen.has(keyOf(item.stored)));
  const off = multiple ? items.filter((item) => !chosen.has(keyOf(item.stored))) : items;
  const handleChange = (key: string): void => {
    const item = items.find((other) => other.key === key);
    if (!item) onSet(undefined);
    else if (multiple) onToggle({ item, path: [item.stored] });
    else onSet([item.stored]);
  };
  return (
    <div className="le-choices-select">
      {multiple &&
        on.map((item) => (
          <ChoiceChip key={item.key} item={item} locked={locked} onRemove={() => onToggle({ item, path: [item.stored] })} />
        ))}
      <Select
        label={node.name}
        hideLabel
        disabled={locked}
        value={multiple ? '' : (on[0]?.key ?? '')}
        options={[
          { value: '', label: t(multiple ? 'choices.add' : 'choices.none') },
          ...off.map((item) => ({ value: item.key, label: item.value, disabled: item.attrs.readonly === true })),
        ]}
        onChange={(event) => handleChange(event.target.value)}
      />
    </div>
  );
}

function ChoiceChip({
  item,
  locked,
  onRemove,
}: {
  readonly item: Item;
  readonly locked: boolean;
  readonly onRemove: () => void;
}): ReactNode {
  const t = useMessages();
  return (
    <button
      type="button"
      className="le-choices-chip"
      disabled={locked}
      aria-label={t('choices.remove', { choice: item.value })}
      onClick={onRemove}
    >
      {item.value} <span aria-hidden="true">×</span>
    </button>
  );
}
