import type { IncomingMessage } from 'node:http';
import { type AnnotationJson, isRecord } from '../../core';
import { ServedProblem } from './servedProblem';

/** Masks of large pictures are the longest there is. */
const LONGEST_BYTES = 64 * 2 ** 20;

function tooLong(): ServedProblem {
  return new ServedProblem(
    413,
    'body-too-long',
    `An annotation of more than ${LONGEST_BYTES / 2 ** 20} MiB is not taken.`,
    'Split its regions over more annotations.',
  );
}

async function readText(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > LONGEST_BYTES) throw tooLong();
  const parts: Buffer[] = [];
  let size = 0;
  // Not ended with the loop: the connection is still there for the answer.
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LONGEST_BYTES) throw tooLong();
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ServedProblem(
      400,
      'not-json',
      `The body is not JSON: ${error instanceof Error ? error.message : error}`,
      'Send an annotation.',
    );
  }
}

/** The annotation that a request brings. */
export async function readAnnotation(request: IncomingMessage): Promise<AnnotationJson> {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new ServedProblem(415, 'not-json', 'The body is not declared as JSON.', 'Send it with `content-type: application/json`.');
  }
  const value = parse(await readText(request));
  if (!isRecord(value) || !Array.isArray(value.result)) {
    throw new ServedProblem(400, 'not-an-annotation', 'The body is not an annotation: it has no list `result`.', 'Send `{"result": […]}`.');
  }
  return value as AnnotationJson;
}
