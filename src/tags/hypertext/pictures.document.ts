import { absoluteAddress } from '../../core';
import type { RemotePicture } from './sanitize.document';

/** Gives pictures their addresses, as the host resolves them: only now are they fetched. One that leads nowhere stays away. */
export async function showPictures(
  pictures: readonly RemotePicture[],
  resolve: (url: string) => Promise<string>,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(
    pictures.map(async ({ element, attribute, use, url }) => {
      const resolved = await resolve(url).then(
        (answer) => absoluteAddress(answer, element.ownerDocument.baseURI, use),
        // A host that refuses one picture does not refuse the page.
        () => undefined,
      );
      if (signal.aborted || resolved === undefined) return;
      element.setAttribute('referrerpolicy', 'no-referrer');
      element.setAttribute(attribute, resolved);
    }),
  );
}
