import { MapPinOff } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { useEffect, useMemo, useState } from 'react';
import { isRecord, misplacedText, quotedText, type Region, type UnknownRecord } from '../../core';
import type { LayerStore, SurfaceTexts } from '../../store';
import { Button, useEditor, useMessages } from '../kit';

/** Where a region may have been meant. */
interface OtherPlace {
  readonly value: UnknownRecord;
  /** What stands there when it is not quite what the result says. */
  readonly text: string | undefined;
}

/** What the mounted text knows; loaded when a region needs it. */
function useTexts(object: string): SurfaceTexts | undefined {
  const editor = useEditor();
  const [texts, setTexts] = useState<SurfaceTexts>();
  // `get` is not observable: a text may open after the notice.
  const handle = [...editor.surfaces.values()].find((surface) => surface.object === object);
  useEffect(() => {
    let isWanted = true;
    let loaded: SurfaceTexts | undefined;
    void handle?.texts?.().then((found) => {
      if (!isWanted) return;
      loaded = found;
      setTexts(found);
    });
    return () => {
      isWanted = false;
      setTexts(undefined);
      loaded?.show(undefined);
    };
  }, [handle]);
  return texts;
}

/** What a region's place is about to be decided on, and nothing is written before that. */
const Misplaced = observer(function Misplaced({
  layer,
  region,
  stored,
  found,
}: NoticeProps & { readonly stored: string; readonly found: unknown }) {
  const editor = useEditor();
  const t = useMessages();
  const texts = useTexts(region.object);
  const there = useMemo((): OtherPlace | undefined => {
    if (isRecord(found)) return { value: found, text: undefined };
    return texts?.similar(region.value, stored);
  }, [texts, found, region, stored]);
  const here = texts?.textAt(region.value);
  const canMove = layer.type === 'annotation' && layer.lockReason(region.id) === undefined;
  const move = (): void => {
    if (!there || !canMove) return;
    texts?.show(undefined);
    editor.annotation?.commit('re-anchor', () => editor.annotation?.update(region.id, { value: there.value }));
    editor.reveal(region.id);
  };
  const keep = (): void => {
    texts?.show(undefined);
    editor.keepPlace(layer.id, region.id);
  };
  const said =
    here === undefined
      ? t('place.differs.unseen', { stored: quotedText(stored) })
      : t('place.differs', { stored: quotedText(stored), here: quotedText(here) });
  const other = there
    ? there.text === undefined
      ? t('place.elsewhere')
      : t('place.similar', { there: quotedText(there.text) })
    : t('place.nowhere');
  return (
    <div className="le-notice" data-severity="warning" data-place="">
      <MapPinOff size={14} aria-hidden="true" />
      <span>{said}</span>
      <span>{other}</span>
      <span className="le-problem-foot">
        <Button size="small" disabled={here === undefined} onClick={() => texts?.show(region.value)}>
          {t('place.showHere')}
        </Button>
        <Button
          size="small"
          disabled={!there || !texts}
          onClick={() => there && texts?.show({ ...(isRecord(region.value) ? region.value : {}), ...there.value })}
        >
          {t('place.showThere')}
        </Button>
        <Button size="small" disabled={!there || !canMove} tip={canMove ? undefined : t('place.locked')} onClick={move}>
          {t('place.move')}
        </Button>
        <Button size="small" onClick={keep}>
          {t('place.keep')}
        </Button>
      </span>
    </div>
  );
});

interface NoticeProps {
  readonly layer: LayerStore;
  readonly region: Region;
}

/** Says that a region's text is not the one its result says, shows both places and offers to move it. Nothing where they agree or the person keeps it. */
export const PlaceNotice = observer(function PlaceNotice({ layer, region }: NoticeProps) {
  const editor = useEditor();
  // A text that comes by URL is compared when it is there, and says so as problems.
  const { problems } = editor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const misplaced = useMemo(() => misplacedText(region, editor.config), [region, editor, problems]);
  if (!misplaced || editor.isPlaceKept(layer.id, region.id)) return null;
  return <Misplaced layer={layer} region={region} stored={misplaced.stored} found={misplaced.places[0]} />;
});
