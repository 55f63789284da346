import { ChevronLeft, ChevronRight } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { type KeyboardEvent, useState } from 'react';
import { IconButton, TextField, useHotkey, useMessages } from '../../ui/kit';
import type { ImageController } from './imageController';

interface PagerProps {
  readonly controller: ImageController;
}

/** Leafs through the images of a `valueList`. */
export const Pager = observer(function Pager({ controller }: PagerProps) {
  const t = useMessages();
  const { pages } = controller;
  const count = pages.urls.length;
  const go = (step: number): void => pages.go(pages.index + step);
  useHotkey('ctrl+arrowleft', () => go(-1), t('image.previous'), { action: 'image:prev' });
  useHotkey('ctrl+arrowright', () => go(1), t('image.next'), { action: 'image:next' });
  return (
    <nav className="le-image-pager" aria-label={t('image.pages')}>
      <IconButton icon={<ChevronLeft size={16} />} label={t('image.previous')} disabled={pages.index === 0} onClick={() => go(-1)} />
      <PageField controller={controller} />
      <span aria-live="polite">{t('image.page', { page: pages.index + 1, count })}</span>
      <IconButton icon={<ChevronRight size={16} />} label={t('image.next')} disabled={pages.index >= count - 1} onClick={() => go(1)} />
    </nav>
  );
});

/** The number of the page shown; another one typed goes there with Enter or on leaving. */
const PageField = observer(function PageField({ controller }: PagerProps) {
  const t = useMessages();
  const { pages } = controller;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const leave = (): void => {
    const page = Number(typed);
    setTyped(undefined);
    // Empty and half a number mean nothing; a page too high is the last one.
    if (typed?.trim() && Number.isInteger(page)) pages.go(page - 1);
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') leave();
    else if (event.key === 'Escape') setTyped(undefined);
    else return;
    // The editor would submit, or close something else.
    event.stopPropagation();
  };
  return (
    <TextField
      label={t('image.goTo')}
      hideLabel
      className="le-image-page"
      inputMode="numeric"
      autoComplete="off"
      value={typed ?? `${pages.index + 1}`}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={leave}
      onKeyDown={handleKey}
    />
  );
});
