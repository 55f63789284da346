import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { PAGE_POLICY } from '..';
import { reasonOf } from './commandError';
import { ServedProblem } from './servedProblem';

/** Headers of every answer. */
export function setGuards(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', PAGE_POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'no-store');
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length });
  response.end(body);
}

/** Answers with nothing. */
export function sendDone(response: ServerResponse): void {
  response.writeHead(204).end();
}

const CHUNK_CHARACTERS = 1 << 16;

/** Answers with lines of JSON, no faster than they are read. */
export async function sendLines(response: ServerResponse, lines: Iterable<string> | AsyncIterable<string>): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' });
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  let waiting = '';
  for await (const line of lines) {
    waiting += line;
    if (waiting.length < CHUNK_CHARACTERS) continue;
    const isRoom = response.write(waiting);
    waiting = '';
    // A page that was closed reads no more.
    if (!isRoom) await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
    if (gone.signal.aborted) return;
  }
  response.end(waiting);
}

/** Answers what went wrong; never the trace of an error. */
export function sendProblem(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    // A stream broke in the middle: half an answer must not look like a whole one.
    response.destroy();
    return;
  }
  const known =
    error instanceof ServedProblem
      ? error
      : new ServedProblem(
          500,
          'server-failed',
          `The server could not do this: ${reasonOf(error)}.`,
          'Try again; start it again if it stays so.',
        );
  for (const name of ['Content-Length', 'ETag', 'Last-Modified', 'Accept-Ranges']) response.removeHeader(name);
  sendJson(response, known.answer, known.status);
}
