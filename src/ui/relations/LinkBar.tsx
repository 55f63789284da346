import { Link2 } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { type RefObject, useEffect, useRef } from 'react';
import { takeLink } from '../commands';
import { Button, isTyping, useEditor, useMessages } from '../kit';
import { LabelPicker } from './LabelPicker';
import { endName, relationLabelText } from './relationTexts';
import { useRelationVoice } from './useRelationVoice';

/** Props of `LinkBar`. */
export interface LinkBarProps {
  readonly root: RefObject<HTMLElement | null>;
}

/** Enter and Escape belong to the relation that is being made, before the surfaces that have uses of their own for them. */
function useLinkingKeys(root: RefObject<HTMLElement | null>, linking: boolean): void {
  const editor = useEditor();
  useEffect(() => {
    const element = root.current;
    if (!linking || !element) return;
    const handle = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isTyping(event.composedPath()[0] ?? null)) return;
      if (event.key === 'Escape') editor.endLinking();
      else if (event.key !== 'Enter' || !takeLink(editor)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    element.addEventListener('keydown', handle, true);
    return () => element.removeEventListener('keydown', handle, true);
  }, [editor, root, linking]);
}

/** Asks for the labels of the relation that was just made; the focus comes here, and goes back when they are chosen. */
const AskedLabels = observer(function AskedLabels({ root, id }: LinkBarProps & { readonly id: string }) {
  const editor = useEditor();
  const t = useMessages();
  const back = useRef<Element | null>(null);
  // Before the picker takes the focus: effects of children run first.
  if (back.current === null) back.current = (root.current?.getRootNode() as Document | ShadowRoot | undefined)?.activeElement ?? null;
  const { annotation } = editor;
  const relation = annotation?.relation(id);
  if (!annotation || !relation) return null;
  const [from, to] = [relation.fromId, relation.toId].map((end) => endName(editor, annotation.region(end), t));
  const done = (): void => {
    const place = back.current;
    editor.askRelation(undefined);
    if (place?.isConnected && root.current?.contains(place)) (place as HTMLElement).focus({ preventScroll: true });
    else root.current?.focus({ preventScroll: true });
  };
  return (
    <div className="le-banner le-link-bar" data-asked={id}>
      <span className="le-link-text">{t('relations.asked', { from: from ?? '', to: to ?? '' })}</span>
      <LabelPicker
        key={id}
        label={t('relations.labelsOf', { relation: t('relations.asked', { from: from ?? '', to: to ?? '' }) })}
        value={relation.labels}
        autoFocus
        onChange={(labels) => annotation.updateRelation(id, { labels })}
        onDone={done}
      />
      <Button size="small" onClick={done}>
        {t('relations.done')}
      </Button>
    </div>
  );
});

/** What to do while a relation is being made, why none was made, and which labels it gets. */
export const LinkBar = observer(function LinkBar({ root }: LinkBarProps) {
  const editor = useEditor();
  const t = useMessages();
  const { linking, linkRefusal, askedRelation, keepsLinking, linkLabels, active } = editor;
  useLinkingKeys(root, linking !== undefined);
  useRelationVoice();
  const labels = linkLabels.map((label) => relationLabelText(editor, label)).join(', ');
  const from = linking ? endName(editor, active?.region(linking.fromId), t) : '';
  const to = linking?.toId === undefined ? '' : endName(editor, active?.region(linking.toId), t);
  const hint = linking ? t(to ? 'relations.aiming' : 'relations.linking', { from, to }) : keepsLinking ? t('relations.next') : undefined;
  const stop = (): void => (linking ? void editor.endLinking() : editor.setKeepsLinking(false));
  return (
    <>
      {linkRefusal && (
        <div className="le-banner" data-tone="warning" role="alert">
          <span className="le-banner-text">{t(`relations.refused.${linkRefusal}`)}</span>
          <Button size="small" variant="quiet" onClick={() => editor.dismissLinkRefusal()}>
            {t('common.dismiss')}
          </Button>
        </div>
      )}
      {hint && askedRelation === undefined && (
        <div className="le-banner le-link-bar" data-linking="">
          <Link2 size={15} aria-hidden="true" />
          <span className="le-banner-text">{hint}</span>
          {labels && <span className="le-link-label">{t('relations.withLabels', { labels })}</span>}
          <Button size="small" onClick={stop}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
      {askedRelation !== undefined && <AskedLabels key={askedRelation} root={root} id={askedRelation} />}
    </>
  );
});
