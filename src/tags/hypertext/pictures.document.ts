import type { RemotePicture } from './sanitize.document';

/** What a host's own resolving may lead to: the web, or what it holds in memory. */
const SCHEMES = ['http:', 'https:', 'blob:'];

function isPicture(url: URL): boolean {
  return SCHEMES.includes(url.protocol) || (url.protocol === 'data:' && /^data:(?:image|audio|video)\//i.test(url.href));
}

/** Gives pictures their addresses, as the host resolves them: only now are they fetched. One that leads nowhere stays away. */
export async function showPictures(
  pictures: readonly RemotePicture[],
  resolve: (url: string) => Promise<string>,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(
    pictures.map(async ({ element, attribute, url }) => {
      const resolved = await resolve(url).then(
        (answer) => URL.parse(answer, element.ownerDocument.baseURI),
        // A host that refuses one picture does not refuse the page.
        () => null,
      );
      if (signal.aborted || !resolved || !isPicture(resolved)) return;
      element.setAttribute('referrerpolicy', 'no-referrer');
      element.setAttribute(attribute, resolved.href);
    }),
  );
}
