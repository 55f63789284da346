import { expect, it } from 'vitest';
import { prefetchMedia } from './prefetchMedia';

const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const picture = () => URL.createObjectURL(new Blob([Uint8Array.from(atob(dot), (sign) => sign.charCodeAt(0))], { type: 'image/png' }));
const text = () => URL.createObjectURL(new Blob(['some words'], { type: 'text/plain' }));

it('fetches pictures and files, and leaves films and what stands in the address alone', async () => {
  await prefetchMedia(
    [
      { url: picture(), kind: 'image', crossOrigin: 'none' },
      { url: picture(), kind: 'image', crossOrigin: 'anonymous' },
      { url: text(), kind: 'document', crossOrigin: 'none' },
      { url: 'blob:nothing-here', kind: 'video', crossOrigin: 'none' },
      { url: 'data:image/png;base64,broken', kind: 'image', crossOrigin: 'none' },
    ],
    new AbortController().signal,
  );
});

it('throws what failed when all the rest has come', async () => {
  const gone = picture();
  URL.revokeObjectURL(gone);
  const signal = new AbortController().signal;
  await expect(prefetchMedia([{ url: gone, kind: 'image', crossOrigin: 'none' }], signal)).rejects.toThrow('could not be fetched ahead');
  await expect(prefetchMedia([{ url: gone, kind: 'document', crossOrigin: 'none' }], signal)).rejects.toThrow();
});

it('stops with the reason of the signal', async () => {
  const abort = new AbortController();
  const waiting = prefetchMedia([{ url: picture(), kind: 'image', crossOrigin: 'none' }], abort.signal);
  abort.abort(new Error('not ahead any more'));
  await expect(waiting).rejects.toThrow('not ahead any more');
  await expect(prefetchMedia([], abort.signal)).rejects.toThrow('not ahead any more');
});
