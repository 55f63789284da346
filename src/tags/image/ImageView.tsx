import { Suspense, useEffect, useState } from 'react';
import { isAllowedAddress, MOST_WHOLE_IMG, type TagViewProps } from '../../core';
import { onDemand, Spinner, useEditor, useMessages } from '../../ui/kit';

// An editor without images never loads it.
const ImageSurface = onDemand(() => import('../../surfaces/image').then((module) => module.ImageSurface));

function ImageFrame({ node }: TagViewProps) {
  const t = useMessages();
  const address = useEarlyPicture(node);
  return (
    <Suspense fallback={<Spinner label={t('image.loading')} />}>
      <ImageSurface node={node} address={address} />
    </Suspense>
  );
}

/** Shows an `Image` with its regions. */
export const ImageView = Object.assign(ImageFrame, { preload: ImageSurface.preload });

/**
 * Starts loading and decoding the picture while the surface is still on its way: the browser shares both among elements of one address.
 * Answers the address once the host has resolved it, so that a host which signs addresses is asked once.
 */
function useEarlyPicture({ tag, attrs }: TagViewProps['node']): Promise<string> | undefined {
  const editor = useEditor();
  const { value, crossOrigin } = attrs;
  const isList = attrs.valueList !== undefined && attrs.valueList !== '';
  const [address] = useState(() => {
    if (typeof value !== 'string' || !value || isList) return undefined;
    const asked = editor.resolveUrl(value, { tag, attribute: 'value' });
    // The surface tells what went wrong; React may also ask twice and drop one.
    asked.catch(() => undefined);
    return asked;
  });
  useEffect(() => {
    address?.then(
      (url) => {
        if (!isAllowedAddress(url, 'image')) return;
        const image = new Image();
        if (typeof crossOrigin === 'string' && crossOrigin !== 'none') image.crossOrigin = crossOrigin;
        image.src = url;
        image.onload = () => {
          // A large one is shown by parts, and never decoded whole on the page. The surface asks again and tells what went wrong.
          if (image.naturalWidth * image.naturalHeight <= MOST_WHOLE_IMG) image.decode().catch(() => undefined);
        };
      },
      () => undefined,
    );
  }, [address, crossOrigin]);
  return address;
}
