import { observer } from 'mobx-react-lite';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useMessages } from '../../../ui/kit';
import type { TextRange } from '../granularity';
import type { LikeThis } from './LikeThis';

const ROW_PX = 28;
const VIEW_PX = 168;
/** Rows kept ready on either side of what is in sight. */
const SPARE = 4;
/** What is shown on either side of a place, in characters. */
const AROUND = 40;

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** What stands before and behind a place, without the words that the cut goes through: half a sign is no sign. */
function aroundOf(text: string, { start, end }: TextRange): { readonly before: string; readonly after: string } {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    before: onOneLine(from > 0 ? before.replace(/^\S*\s|^[\udc00-\udfff]/, '…') : before),
    after: onOneLine(to < text.length ? after.replace(/\s\S*$|[\ud800-\udbff]$/, '…') : after),
  };
}

const PlaceRow = observer(function PlaceRow({ model, index }: { readonly model: LikeThis; readonly index: number }) {
  const t = useMessages();
  const range = model.state.hits.at(index);
  if (!range) return null;
  const { text } = model.stage;
  const { start, end } = range;
  const found = onOneLine(text.slice(start, Math.min(end, start + 200)));
  const { before, after } = aroundOf(text, range);
  return (
    <li className="le-like-row" aria-posinset={index + 1} aria-setsize={model.state.hits.length}>
      <input
        type="checkbox"
        className="le-check"
        data-place={index}
        aria-label={t('likeThis.place', { text: `${before}${found}${after}` })}
        checked={model.isChosen(start)}
        onChange={(event) => {
          model.choose(start, event.target.checked);
          model.look(index);
        }}
        // Not under a pressed mouse: what scrolls then takes the box away from under it, and the click is lost.
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && model.look(index)}
      />
      <button type="button" className="le-like-text" dir="auto" tabIndex={-1} onClick={() => model.look(index)}>
        <span className="le-like-before">{before}</span>
        <mark className="le-like-found">{found}</mark>
        {after}
      </button>
    </li>
  );
});

/** The places with what is around them; only those in sight are drawn. Up and down move from one to the next. */
export const PlaceList = observer(function PlaceList({ model }: { readonly model: LikeThis }) {
  const t = useMessages();
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const count = model.state.hits.length;
  if (count === 0) return null;
  const first = Math.max(0, Math.min(Math.floor(top / ROW_PX), count - 1) - SPARE);
  const last = Math.min(count, Math.ceil((top + VIEW_PX) / ROW_PX) + SPARE);
  const handleKey = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const at = Number((event.target as HTMLElement).dataset.place);
    const row = list.current?.querySelector<HTMLElement>(`[data-place="${at + by}"]`);
    if (by === 0 || !row) return;
    event.preventDefault();
    event.stopPropagation();
    row.focus();
  };
  return (
    <div
      className="le-like-list"
      style={{ blockSize: Math.min(VIEW_PX, count * ROW_PX) }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <ul
        ref={list}
        style={{ paddingBlock: `${first * ROW_PX}px ${(count - last) * ROW_PX}px` }}
        aria-label={t('likeThis.places')}
        onKeyDown={handleKey}
      >
        {Array.from({ length: last - first }, (_, i) => (
          <PlaceRow key={model.state.hits.starts[first + i]} model={model} index={first + i} />
        ))}
      </ul>
    </div>
  );
});
