import type { IncomingMessage, ServerResponse } from 'node:http';
import send from 'send';
import { isRead } from './guards';
import { findServed } from './localPath';
import { ServedProblem } from './servedProblem';

/** What a file of a task may do when it is opened as a page of its own: nothing. */
const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/** Answers with a file, or the range of it that was asked for. Answers false when there is none. Throws a `ServedProblem` for a bad range. */
function pipeFile(request: IncomingMessage, response: ServerResponse, file: string, root?: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const stream = send(request, encodeURI(file).replace(/[?#]/g, encodeURIComponent), {
      // The real path of a local file may lead over hidden folders; what was asked for has been looked at.
      dotfiles: root === undefined ? 'allow' : 'deny',
      index: false,
      cacheControl: false,
      ...(root !== undefined && { root }),
    });
    stream.on('error', (error: Error & { status?: number; headers?: Record<string, string> }) => {
      if (error.status === 404 || error.status === 403) return resolve(false);
      for (const [name, value] of Object.entries(error.headers ?? {})) response.setHeader(name, value);
      const status = error.status ?? 500;
      reject(new ServedProblem(status, 'file-not-sent', `The file was not sent: ${error.message}.`, 'Ask for a part that the file has.'));
    });
    stream.on('directory', () => resolve(false));
    response.once('close', () => resolve(true));
    stream.pipe(response);
  });
}

function onlyReads(request: IncomingMessage): void {
  if (!isRead(request)) throw new ServedProblem(405, 'method-not-allowed', 'Files are read only.', 'Use GET.');
}

/** Answers with a file of the built app; false when it has none of that path. */
export async function sendAppFile(
  request: IncomingMessage,
  response: ServerResponse,
  appFolder: string,
  pathname: string,
): Promise<boolean> {
  onlyReads(request);
  response.setHeader('Cache-Control', 'no-cache');
  return pipeFile(request, response, pathname === '/' ? '/index.html' : pathname, appFolder);
}

/** Answers with a file below the folder that was opened. */
export async function sendLocalFile(request: IncomingMessage, response: ServerResponse, root: string, given: string): Promise<void> {
  onlyReads(request);
  const { file, type } = await findServed(root, given);
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Security-Policy', FILE_POLICY);
  response.setHeader('Cache-Control', 'no-cache');
  if (await pipeFile(request, response, file)) return;
  throw new ServedProblem(404, 'file-not-found', 'The file has gone.', 'Put it back below the folder that was opened.');
}
