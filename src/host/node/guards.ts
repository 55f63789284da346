import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { ServedProblem } from './servedProblem';

const READS = new Set(['GET', 'HEAD']);

/** Whether a request asks for something and changes nothing. */
export function isRead({ method }: IncomingMessage): boolean {
  return READS.has(method ?? '');
}

function refused(code: string, message: string, hint: string): ServedProblem {
  return new ServedProblem(403, code, message, hint);
}

/** A name of ours, so that a page elsewhere whose name was made to lead here (DNS rebinding) gets nothing. */
function checkHost({ host }: IncomingHttpHeaders, port: number): void {
  if (host === `127.0.0.1:${port}` || host === `localhost:${port}`) return;
  throw refused(
    'wrong-host',
    'This server answers on its loopback address alone.',
    `Open http://127.0.0.1:${port}/ on the machine it runs on.`,
  );
}

/** No page but ours, be it in another tab: its browser says where a request comes from. A program that is no browser says nothing. */
function checkOrigin({ origin, 'sec-fetch-site': site }: IncomingHttpHeaders, port: number): void {
  const isOwn = origin === undefined || origin === `http://127.0.0.1:${port}` || origin === `http://localhost:${port}`;
  // `none`: typed in the address bar.
  const isNear = site === undefined || site === 'same-origin' || site === 'none';
  if (isOwn && isNear) return;
  throw refused('wrong-origin', 'Another page asked for this.', 'Work in the page that the command line has opened.');
}

/** Refuses what does not come from the served page, on this machine. Opening the app by a link is for every page. */
export function checkRequest(request: IncomingMessage, port: number, isApp: boolean): void {
  checkHost(request.headers, port);
  if (!isApp || !isRead(request)) checkOrigin(request.headers, port);
}
