import { lazy, Suspense } from 'react';
import type { TagViewProps } from '../../core';
import { Spinner, useMessages } from '../../ui/kit';

// Konva comes with it: an editor without images never loads it.
const ImageSurface = lazy(() => import('../../surfaces/image').then((module) => ({ default: module.ImageSurface })));

/** Shows an `Image` with its regions. */
export function ImageView({ node }: TagViewProps) {
  const t = useMessages();
  return (
    <Suspense fallback={<Spinner label={t('image.loading')} />}>
      <ImageSurface node={node} />
    </Suspense>
  );
}
