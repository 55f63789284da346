import { observer } from 'mobx-react-lite';
import { useLayoutEffect, useRef, useState } from 'react';
import { isAllowedAddress } from '../../core';
import { Button } from './Button';
import { useEditor } from './editorContext';
import { type CleanedHtml, cleanHtml, type HtmlLinks } from './htmlCleaner';
import { useMessages } from './messagesContext';

/** Props of `CleanHtml`. */
export interface CleanHtmlProps {
  readonly html: string;
  /** What becomes of links. @defaultValue 'inert' */
  readonly links?: HtmlLinks | undefined;
  /** Name of the tag that shows it: the host's `resolveUrl` is told when a picture is fetched. */
  readonly tag: string;
  readonly className?: string | undefined;
}

const HELD_CLASS = 'le-picture-held';

/** Says in place of a picture that there is one. */
function hold({ pictures }: CleanedHtml, text: string): void {
  for (const { image, address } of pictures) {
    const mark = image.ownerDocument.createElement('span');
    mark.className = HELD_CLASS;
    mark.textContent = image.alt || text;
    mark.title = address;
    image.replaceWith(mark);
  }
}

function fetchPictures({ pictures }: CleanedHtml, resolve: (address: string) => Promise<string>): void {
  for (const { image, address } of pictures) {
    image.loading = 'lazy';
    image.referrerPolicy = 'no-referrer';
    const refuse = (): void => image.classList.add(HELD_CLASS);
    image.onerror = refuse;
    resolve(address).then((url) => {
      if (isAllowedAddress(url, 'image')) image.src = url;
      else refuse();
    }, refuse);
  }
}

/**
 * Foreign HTML, sanitised. Its pictures are fetched when the setting `remotePictures` says so, or when the person asks for those of this piece.
 * @example
 * <CleanHtml html={item.html} tag={node.tag} />
 */
export const CleanHtml = observer(function CleanHtml({ html, links = 'inert', tag, className = '' }: CleanHtmlProps) {
  const editor = useEditor();
  const t = useMessages();
  const body = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const [held, setHeld] = useState(0);
  const isFetched = asked || editor.settings.remotePictures;
  useLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    const cleaned = cleanHtml(html, element.ownerDocument, links);
    if (isFetched) fetchPictures(cleaned, (url) => editor.resolveUrl(url, { tag, attribute: 'html' }));
    else hold(cleaned, t('html.picture'));
    element.replaceChildren(cleaned.fragment);
    setHeld(isFetched ? 0 : cleaned.pictures.length);
  }, [editor, html, links, tag, isFetched, t]);
  return (
    <div className="le-html-frame">
      {held > 0 && (
        <Button size="small" onClick={() => setAsked(true)}>
          {t('html.showPictures', { count: held })}
        </Button>
      )}
      <div ref={body} className={`le-html${className ? ` ${className}` : ''}`} />
    </div>
  );
});
