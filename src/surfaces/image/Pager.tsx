import { ChevronLeft, ChevronRight } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { IconButton, useHotkey, useMessages } from '../../ui/kit';
import type { ImageController } from './imageController';

/** Leafs through the images of a `valueList`. */
export const Pager = observer(function Pager({ controller }: { readonly controller: ImageController }) {
  const t = useMessages();
  const { pages, editor, object } = controller;
  const count = pages.urls.length;
  const go = (step: number): void => {
    const next = pages.index + step;
    if (next >= 0 && next < count) editor.setItemIndex(object, next);
  };
  useHotkey('ctrl+arrowleft', () => go(-1), t('image.previous'), { action: 'image:prev' });
  useHotkey('ctrl+arrowright', () => go(1), t('image.next'), { action: 'image:next' });
  return (
    <nav className="le-image-pager" aria-label={t('image.pages')}>
      <IconButton icon={<ChevronLeft size={16} />} label={t('image.previous')} disabled={pages.index === 0} onClick={() => go(-1)} />
      <span aria-live="polite">{t('image.page', { page: pages.index + 1, count })}</span>
      <IconButton icon={<ChevronRight size={16} />} label={t('image.next')} disabled={pages.index >= count - 1} onClick={() => go(1)} />
    </nav>
  );
});
