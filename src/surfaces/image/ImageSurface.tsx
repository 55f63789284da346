import { observer } from 'mobx-react-lite';
import { type CSSProperties, Suspense, useEffect, useMemo, useRef } from 'react';
import type { ConfigNode } from '../../core';
import { Button, onDemand, Spinner, useEditor, useMessages } from '../../ui/kit';
import { ImageStage } from './ImageStage';
import { ImageToolbar } from './ImageToolbar';
import { ImageController } from './imageController';
import { failureProblem } from './imageProblems';
import { Pager } from './Pager';
import { RegionQuestions } from './RegionQuestions';
import { Pills } from './suggestions/Pills';

// Cutting and joining bring a library of their own: nobody needs it before the first menu.
const RegionMenu = onDemand(() => import('./operations').then((module) => module.RegionMenu));

/** Props of `ImageSurface`. */
export interface ImageSurfaceProps {
  /** The image tag. */
  readonly node: ConfigNode;
  /** The resolved address of its picture, where it was asked for already. */
  readonly address?: Promise<string> | undefined;
}

/**
 * An image with its regions: what an `Image` tag shows. Loaded on demand; Konva follows, for the handles.
 * @example
 * const ImageSurface = onDemand(() => import('../../surfaces/image').then((module) => module.ImageSurface));
 * <ImageSurface node={node} />
 */
export const ImageSurface = observer(function ImageSurface({ node, address }: ImageSurfaceProps) {
  const editor = useEditor();
  const translate = useMessages();
  const controller = useMemo(() => new ImageController(editor, node, address), [editor, node, address]);
  useEffect(() => {
    controller.translate = translate;
  }, [controller, translate]);
  const { width, maxWidth } = controller.attrs;
  return (
    <div className="le-image" style={{ width, maxWidth }}>
      <ImageToolbar controller={controller} />
      <div className="le-image-main">
        {controller.pages.isList && <Pager controller={controller} />}
        <ImageFrame controller={controller} />
      </div>
    </div>
  );
});

/** The box that the image is shown in: as high as its width and the image's proportions ask for. */
const ImageFrame = observer(function ImageFrame({ controller }: { readonly controller: ImageController }) {
  const t = useMessages();
  const { attrs, pages } = controller;
  const { extent, view, state } = pages;
  const [across, down] = view.turn % 180 === 0 ? [extent.width, extent.height] : [extent.height, extent.width];
  const height = attrs.height || undefined;
  const style: CSSProperties = { maxHeight: attrs.maxHeight, ...(height ? { height } : { aspectRatio: `${across} / ${down}` }) };
  return (
    <div className="le-image-frame" style={style} data-status={state.status}>
      <ImageStage controller={controller} />
      {state.status === 'ready' && <Pills controller={controller} />}
      {state.status === 'loading' && (
        <div className="le-image-message">
          <Spinner label={t('image.loading')} />
          {state.late && <p className="le-hint">{t('image.late')}</p>}
        </div>
      )}
      {state.status === 'failed' && <Failure controller={controller} />}
      {controller.notice && (
        <p className="le-image-notice" aria-hidden="true">
          {controller.notice}
        </p>
      )}
      <RegionQuestions controller={controller} />
      {controller.menu.state && (
        <Suspense fallback={null}>
          <RegionMenu controller={controller} />
        </Suspense>
      )}
      <Announcer controller={controller} />
    </div>
  );
});

const Failure = observer(function Failure({ controller }: { readonly controller: ImageController }) {
  const t = useMessages();
  const { pages } = controller;
  if (pages.state.status !== 'failed') return null;
  const { message, hint } = failureProblem(pages.state.failure, pages.state.url, pages.written);
  return (
    <div className="le-image-message" role="alert">
      <p className="le-image-failure">{message}</p>
      <p className="le-hint">{hint}</p>
      <Button onClick={() => pages.retry()}>{t('image.retry')}</Button>
    </div>
  );
});

/** Tells a screen reader what is selected, and what the keyboard did. */
const Announcer = observer(function Announcer({ controller }: { readonly controller: ImageController }) {
  const { layer } = controller;
  const key = layer?.selection.join(' ');
  const last = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (last.current !== undefined || key) controller.describeSelection();
    last.current = key;
  }, [controller, key]);
  return (
    <div className="le-visually-hidden" aria-live="polite">
      {controller.said}
    </div>
  );
});
