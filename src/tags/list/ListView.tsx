import { observer } from 'mobx-react-lite';
import { memo, useEffect, useId, useMemo, useState } from 'react';
import type { Finding, TagViewProps } from '../../core';
import { CleanHtml, FindingNotice, useFindings, useMessages } from '../../ui/kit';
import { type ListItem, listOfValue } from './list.document';

/** Cards made in one go: some hundredths of a second with markup in each. */
const BATCH = 100;
const NONE: readonly Finding[] = [];

/** One item. */
const Card = memo(function Card({ item }: { readonly item: ListItem }) {
  return (
    <li className="le-list-card" data-item={item.id}>
      {item.title && (
        <h4 className="le-list-title" dir="auto">
          {item.title}
        </h4>
      )}
      {item.body && (
        <p className="le-list-body" dir="auto">
          {item.body}
        </p>
      )}
      {item.html && <CleanHtml html={item.html} tag="List" className="le-prose" />}
    </li>
  );
});

const Batch = memo(function Batch({ items, start }: { readonly items: readonly ListItem[]; readonly start: number }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: ids may be missing or doubled, and no card ever moves
  return items.slice(start, start + BATCH).map((item, i) => <Card key={start + i} item={item} />);
});

/** How many of `count` cards are there: a batch at once, the others one batch after the other, so that 5,000 never hold up the page. */
function useBatches(count: number): number {
  const [made, setMade] = useState(1);
  const all = Math.ceil(count / BATCH);
  useEffect(() => {
    if (made >= all) return;
    const timer = setTimeout(() => setMade(made + 1));
    return () => clearTimeout(timer);
  }, [made, all]);
  return Math.min(made, all);
}

function Cards({ items, label }: { readonly items: readonly ListItem[]; readonly label: { readonly [aria: `aria-${string}`]: string } }) {
  const batches = useBatches(items.length);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="le-list-scroll" tabIndex={0} {...label}>
      <ol className="le-list-cards">
        {Array.from({ length: batches }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a batch is its place
          <Batch key={i} items={items} start={i * BATCH} />
        ))}
      </ol>
    </section>
  );
}

/** The view of a List tag: its cards, and what is wrong with them. */
export const ListView = observer(function ListView({ node }: TagViewProps) {
  const t = useMessages();
  const headingId = useId();
  const { value } = node.attrs;
  const title = String(node.attrs.title ?? '');
  const { items, findings } = useMemo(() => listOfValue(value), [value]);
  // A missing key was reported where the config names it.
  useFindings(node, 'value', value === undefined ? NONE : findings);
  return (
    <div className="le-list">
      {title && (
        <h3 id={headingId} className="le-list-heading" dir="auto">
          {title}
        </h3>
      )}
      {findings.map((finding) => (
        <FindingNotice key={finding.code} finding={finding} />
      ))}
      {items?.length === 0 && <p className="le-list-none">{t('list.empty')}</p>}
      {items && items.length > 0 && (
        <Cards items={items} label={title ? { 'aria-labelledby': headingId } : { 'aria-label': t('list.label', { name: node.name }) }} />
      )}
    </div>
  );
});
