import { useHotkey, useMessages } from '../../ui/kit';

/** The surface answers these itself while it has the focus; bound here they stand in the list of shortcuts. */
const pass = (): boolean => false;

/** Lists the keys of a focused image. Renders nothing. */
export function SurfaceHotkeys(): null {
  const t = useMessages();
  useHotkey('left, right, up, down', pass, t('image.keys.move'));
  useHotkey('alt+up, alt+down', pass, t('image.keys.resize'));
  useHotkey('<, >', pass, t('image.keys.turn'));
  useHotkey('alt+<, alt+>', pass, t('image.keys.turnMore'));
  useHotkey('comma, .', pass, t('image.keys.anchors'));
  useHotkey('plus, delete', pass, t('image.keys.points'));
  useHotkey('space', pass, t('image.keys.click'));
  useHotkey('enter', pass, t('image.keys.finish'));
  useHotkey('ctrl+a', pass, t('image.keys.all'));
  return null;
}
