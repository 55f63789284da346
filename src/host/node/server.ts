import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendProblem, setGuards } from './answers';
import { answerApi } from './api';
import { CommandError, errorCode, reasonOf } from './commandError';
import { checkRequest } from './guards';
import type { ProjectStore } from './projectStore';
import { sendAppFile, sendLocalFile } from './sendFile';
import { ServedProblem } from './servedProblem';

/** Loopback, and never another: tasks and files are nobody else's. */
const ADDRESS = '127.0.0.1';

/** Where the files of zips are served. */
const UNPACKED = '/files/';

/** What is served. */
export interface Served {
  readonly store: ProjectStore;
  /** Folder of the built app. */
  readonly appFolder: string;
  /** Real path of the folder whose files are served; none without `--allow-serving-local-files`. */
  readonly localFolder?: string | undefined;
  /** Folder of what lay in zips. */
  readonly unpackedFolder?: string | undefined;
}

/** A server that runs. */
export interface RunningServer {
  readonly url: string;
  /** Ends it: what is being answered is answered within that time, nothing new is. */
  close(graceMs: number): Promise<void>;
}

function badAddress(): ServedProblem {
  return new ServedProblem(
    400,
    'bad-address',
    'The address is not one that is asked for by a page.',
    'Write it without dots, doubled slashes and escapes of them.',
  );
}

/** Path and query of a request, both as they were sent: nothing is put right that was made to look otherwise. */
function splitTarget(request: IncomingMessage): { pathname: string; query: URLSearchParams } {
  const target = request.url ?? '';
  const [pathname = '', query = ''] = target.split(/\?(.*)/s, 2);
  // Dots, slashes, backslashes and zeros have no business in escapes of a path, nor in escapes of escapes.
  if (!/^\/(?!\/)/.test(pathname) || /%(?:25)*(?:2e|2f|5c|00)|\\|\/\.{1,2}(?:\/|$)|[^\x21-\x7e]/i.test(pathname)) throw badAddress();
  return { pathname, query: new URLSearchParams(query) };
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    throw badAddress();
  }
}

/** The path that an address of a local file means: `data/NAME?d=FOLDER`, or `data/local-files/?d=PATH`; any other is the path itself. */
function localPathOf(pathname: string, query: URLSearchParams): string {
  if (!pathname.startsWith('/data/')) return decodePath(pathname).slice(1);
  const folder = query.get('d');
  if (folder === null) return decodePath(pathname).slice(1);
  const name = decodePath(pathname.slice('/data/'.length));
  if (/^local-files\/?$/.test(name)) return folder;
  if (name.includes('/')) throw badAddress();
  return folder === '' ? name : `${folder.replace(/\/$/, '')}/${name}`;
}

function noLocalFiles(): ServedProblem {
  return new ServedProblem(
    403,
    'local-files-off',
    'Local files are not served.',
    'Start the command line with --allow-serving-local-files.',
  );
}

async function answerFile(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, query } = splitTarget(request);
  const isData = pathname.startsWith('/data/');
  if (pathname === '/' && query.size === 0) {
    response.writeHead(302, { Location: '/?project=served' }).end();
    return;
  }
  if (!isData && (await sendAppFile(request, response, served.appFolder, decodePath(pathname)))) return;
  if (pathname.startsWith(UNPACKED) && served.unpackedFolder !== undefined) {
    checkRequest(request, request.socket.localPort ?? 0, false);
    return sendLocalFile(request, response, served.unpackedFolder, decodePath(pathname).slice(UNPACKED.length));
  }
  const given = localPathOf(pathname, query);
  if (served.localFolder !== undefined) {
    checkRequest(request, request.socket.localPort ?? 0, false);
    return sendLocalFile(request, response, served.localFolder, given);
  }
  throw isData
    ? noLocalFiles()
    : new ServedProblem(404, 'not-found', 'There is nothing at this address.', 'Open the address that the command line prints.');
}

/** Answers one request; whatever happens becomes an answer. */
async function answer(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    setGuards(response);
    const { pathname } = splitTarget(request);
    const isApi = pathname.startsWith('/api/');
    const port = request.socket.localPort ?? 0;
    checkRequest(request, port, !isApi && !pathname.startsWith('/data/'));
    await (isApi ? answerApi(served.store, request, response, pathname) : answerFile(served, request, response));
  } catch (error) {
    sendProblem(response, error);
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const hint =
        errorCode(error) === 'EADDRINUSE'
          ? 'Choose another with --port, or leave it out to get a free one.'
          : 'Choose another with --port.';
      reject(new CommandError(`Port ${port} cannot be used: ${reasonOf(error)}.`, hint, 1));
    });
    server.listen(port, ADDRESS, () => resolve((server.address() as AddressInfo).port));
  });
}

/**
 * Serves a project on the loopback address.
 * @param port 0 for a free one
 */
export async function serve(served: Served, port: number): Promise<RunningServer> {
  const server = createServer((request, response) => void answer(served, request, response));
  const chosen = await listen(server, port);
  return {
    url: `http://${ADDRESS}:${chosen}/`,
    async close(graceMs) {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      // A video that is being played is never done.
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}
