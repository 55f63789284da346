#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser';
import { errorCode } from './commandError';
import { run } from './run';

// Built to dist/cli.js; the app lies in dist/app, package.json beside dist.
const here = path.dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(readFileSync(path.join(here, '../package.json'), 'utf8')) as { version: string };

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());

// Told by `out`; an event that nobody hears would end the process with a stack trace.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

function out(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      // `| head` has read enough: that is no failure to tell of.
      if (errorCode(error) === 'EPIPE') stop.abort();
      if (error) reject(error);
      else resolve();
    });
  });
}

process.exitCode = await run(process.argv.slice(2), {
  out,
  say: (line) => process.stderr.write(`${line}\n`),
  appFolder: path.join(here, 'app'),
  version,
  stop: stop.signal,
  openBrowser,
});
