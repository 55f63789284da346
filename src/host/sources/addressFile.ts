import { formatByName, type ImportFile, ImportProblem, tamePath } from '../../format/import';

/** `file:`, `javascript:`, `filesystem:` and all that nobody has thought of are refused by not standing here. */
const SCHEMES: readonly string[] = ['http:', 'https:', 'blob:', 'data:'];

function addressProblem(path: string, code: string, message: string, hint: string): ImportProblem {
  return new ImportProblem({ code, severity: 'error', message, hint, file: path });
}

/** The name of what lies there: the last part of the path, readable. */
function nameOf({ protocol, pathname }: URL): string {
  if (protocol === 'blob:' || protocol === 'data:') return '';
  const last = pathname.split('/').findLast((part) => part !== '') ?? '';
  try {
    return tamePath(decodeURIComponent(last));
  } catch {
    // A name that is no UTF-8 stays as the address has it.
    return tamePath(last);
  }
}

/** MIME type that a `data:` address begins with. */
function typeOf({ protocol, pathname }: URL): string | undefined {
  return protocol === 'data:' ? /^[\w.+-]+\/[\w.+-]+/.exec(pathname)?.[0] : undefined;
}

/**
 * What lies behind an address. It is fetched when it is read, so that the image behind an address is a task without a request; what the server
 * refuses is a problem. Cookies go to the page's own origin only.
 */
export function addressFile(url: URL, signal: AbortSignal | undefined): ImportFile | ImportProblem {
  const { href } = url;
  const shown = href.length > 200 ? `${href.slice(0, 200)}…` : href;
  if (!SCHEMES.includes(url.protocol)) {
    return addressProblem(
      shown,
      'address-scheme',
      `Addresses that begin with '${url.protocol}' are not loaded: they do not lead to a file, or not to one that a page may read.`,
      'Give an address that begins with https:, or the file itself.',
    );
  }
  const path = nameOf(url) || shown;
  const load = async (): Promise<Response> => {
    try {
      const response = await fetch(href, { credentials: 'same-origin', ...(signal && { signal }) });
      if (response.ok) return response;
      await response.body?.cancel();
      throw addressProblem(
        shown,
        'address-refused',
        `The server answered ${`${response.status} ${response.statusText}`.trim()} instead of the file.`,
        response.status === 401 || response.status === 403
          ? 'Open the address in a tab of the same browser to see whether it needs a login or a signed address.'
          : 'Open the address in a tab of the same browser to see what it says.',
      );
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof ImportProblem) throw error;
      throw addressProblem(
        shown,
        'address-unreachable',
        `Nothing could be loaded from this address (${error instanceof Error ? error.message : 'no reason was given'}).`,
        'Look whether the address is right and the network is there. A file of another origin needs a server that allows this page to read it (CORS).',
      );
    }
  };
  return { path: formatByName(path) || nameOf(url) ? path : '', type: typeOf(url), url: href, stream: () => streamOf(load) };
}

/** Begins to load with the first read. */
function streamOf(load: () => Promise<Response>): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        reader ??= (await load()).body?.getReader();
        const next = await reader?.read();
        if (next?.value) controller.enqueue(next.value);
        if (next?.done !== false) controller.close();
      },
      cancel: (reason) => reader?.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
