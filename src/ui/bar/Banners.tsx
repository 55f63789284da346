import { observer } from 'mobx-react-lite';
import { type RefObject, useEffect } from 'react';
import type { EditorStore, Invalid } from '../../store';
import { retry } from '../commands';
import { Button, useEditor, useMessages } from '../kit';
import { leadToTag } from '../places';

/** Shows the place of a missing answer: its page, its region, its field. */
function leadToInvalid(editor: EditorStore, root: HTMLElement | null, invalid: Invalid): void {
  const node = editor.config.byName.get(invalid.control);
  const object = node?.toNames[0];
  if (object !== undefined && invalid.itemIndex !== undefined) editor.setItemIndex(object, invalid.itemIndex);
  if (invalid.region !== undefined) {
    editor.active?.selectRegions([invalid.region]);
    editor.reveal(invalid.region);
  }
  // The fields of the region are on the page only after this frame.
  const view = root?.ownerDocument.defaultView;
  if (node) view?.requestAnimationFrame(() => view.requestAnimationFrame(() => leadToTag(root, node)));
}

/** Error texts of hosts end as they like; ours goes on after them. */
function sentence(text = ''): string {
  return /[\p{L}\p{N})\]"']$/u.test(text) ? `${text}.` : text;
}

/** A failed action of the host, and the answer that stopped a submit. */
export const Banners = observer(function Banners({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const editor = useEditor();
  const t = useMessages();
  const { action, invalid } = editor;
  useEffect(() => {
    if (invalid) leadToInvalid(editor, root.current, invalid);
  }, [invalid, editor, root]);
  return (
    <>
      {invalid && (
        <div className="le-banner" data-tone="warning" role="alert">
          <span className="le-banner-text">{invalid.message}</span>
          <Button size="small" onClick={() => leadToInvalid(editor, root.current, invalid)}>
            {t('invalid.show')}
          </Button>
          <Button size="small" variant="quiet" onClick={() => editor.clearInvalid()}>
            {t('common.dismiss')}
          </Button>
        </div>
      )}
      {action?.state === 'failed' && (
        <div className="le-banner" data-tone="error" role="alert">
          <span className="le-banner-title">{t(`failed.${action.name}`)}</span>
          <span className="le-banner-text">
            {sentence(action.error)} {t('failed.kept')}
          </span>
          <Button size="small" onClick={() => retry(editor)}>
            {t('failed.retry')}
          </Button>
          <Button size="small" variant="quiet" onClick={() => editor.dismissError()}>
            {t('common.dismiss')}
          </Button>
        </div>
      )}
    </>
  );
});
