import { isAllowedAddress } from '../../core';
import { type ImportFile, ImportProblem, reasonOf, tamePath } from '../../format/import';

function addressProblem(path: string, code: string, message: string, hint: string): ImportProblem {
  return new ImportProblem({ code, severity: 'error', message, hint, file: path });
}

/** The name of what lies there: the last part of the path, readable; of the page's own memory there is none. */
function nameOf({ protocol, pathname, host }: URL): string {
  if (protocol === 'blob:' || protocol === 'data:') return '';
  const last = pathname.split('/').findLast((part) => part !== '');
  if (last === undefined) return host;
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
 * What lies behind an address. It is loaded when it is read, so that the image behind an address is a task without a request; what the server
 * refuses is a problem, which the stream throws. Cookies go to the page's own origin only.
 */
export function addressFile(url: URL, signal: AbortSignal | undefined): ImportFile | ImportProblem {
  const { href } = url;
  const shown = href.length > 200 ? `${href.slice(0, 200)}…` : href;
  if (!isAllowedAddress(href, 'file')) {
    return addressProblem(
      shown,
      'address-scheme',
      `Addresses that begin with '${url.protocol}' are not loaded: they do not lead to a file, or not to one that a page may read.`,
      'Give an address that begins with https:, or the file itself.',
    );
  }
  return { path: nameOf(url), type: typeOf(url), url: href, stream: () => streamOf((stop) => load(href, shown, signal, stop), signal) };
}

async function load(href: string, shown: string, signal: AbortSignal | undefined, stop: AbortSignal): Promise<Response> {
  try {
    const response = await fetch(href, { credentials: 'same-origin', signal: signal ? AbortSignal.any([signal, stop]) : stop });
    if (response.ok) return response;
    await response.body?.cancel();
    throw refused(shown, response);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ImportProblem) throw error;
    throw addressProblem(
      shown,
      'address-unreachable',
      `Nothing could be loaded from this address (${reasonOf(error)}).`,
      'Look whether the address is right and the network is there. A file of another origin needs a server that allows this page to read it (CORS).',
    );
  }
}

function refused(shown: string, { status, statusText }: Response): ImportProblem {
  const look = 'Open the address in a tab of the same browser to see';
  return addressProblem(
    shown,
    'address-refused',
    `The server answered ${`${status} ${statusText}`.trim()} instead of the file.`,
    status === 401 || status === 403 ? `${look} whether it needs a login or a signed address.` : `${look} what it says.`,
  );
}

/** Begins to load with the first read, and hangs up when it is given back. */
function streamOf(open: (stop: AbortSignal) => Promise<Response>, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        signal?.throwIfAborted();
        reader ??= (await open(stop.signal)).body?.getReader();
        const next = await reader?.read();
        if (next?.value) controller.enqueue(next.value);
        if (next?.done !== false) controller.close();
      },
      cancel: (reason) => stop.abort(reason),
    },
    { highWaterMark: 0 },
  );
}
