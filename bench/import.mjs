// Imports a text and a table of a million lines in Node under a small heap, beside a bare loop over the same decoded bytes in the same run:
// `node bench/import.mjs [LINES]`. Prints tasks, seconds of the processor (a busy machine does not change those), their ratio and the highest heap; its
// exit code says whether a bar was missed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const LINES = Number(process.argv[2] ?? 1_000_000);
/** Megabytes of heap that each case has: the text alone would be 100 MB as one string, its tasks 300 MB. */
const HEAP_MB = 48;
/** Heap in use at its highest, measured every 50,000 tasks: a constant, whatever the length. */
const BAR_HEAP_MB = 32;
/** Times the work of decoding alone, which is also that of making the file. */
const BAR_RATIO = 12;
const out = fileURLToPath(new URL('../.cache/bench-import', import.meta.url));

const WORDS = 'the annotation of a long line of text that somebody wants to have labelled by a person, and then by another one';

/** @param {'text' | 'csv'} kind @param {number} i */
const lineOf = (kind, i) => (kind === 'text' ? `${i} ${WORDS}\n` : `${i},"${WORDS}, ""quoted""",${i % 7}\n`);

function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The file as it is asked for: nothing of it is held. @param {'text' | 'csv'} kind @param {number} lines */
function fileOf(kind, lines) {
  const stream = () => {
    const encoder = new TextEncoder();
    let i = 0;
    return new ReadableStream(
      {
        start(controller) {
          if (kind === 'csv') controller.enqueue(encoder.encode('id,text,group\n'));
        },
        pull(controller) {
          const until = Math.min(i + 500, lines);
          let piece = '';
          for (; i < until; i++) piece += lineOf(kind, i);
          if (piece === '') controller.close();
          else controller.enqueue(encoder.encode(piece));
        },
      },
      { highWaterMark: 0 },
    );
  };
  return { path: `million.${kind === 'text' ? 'txt' : 'csv'}`, stream };
}

/** @param {'text' | 'csv'} kind */
async function bare(kind) {
  const start = cpuSeconds();
  let letters = 0;
  for await (const text of fileOf(kind, LINES).stream().pipeThrough(new TextDecoderStream())) letters += text.length;
  return { seconds: cpuSeconds() - start, letters };
}

/** @param {'text' | 'csv'} kind */
async function ours(kind) {
  const { importTasks, ImportProblem } = await import(pathToFileURL(`${out}/tasks.js`).href);
  const start = cpuSeconds();
  let [tasks, problems, heap] = [0, 0, 0];
  for await (const row of importTasks(fileOf(kind, LINES))) {
    if (row instanceof ImportProblem) problems++;
    else tasks++;
    if (tasks % 50_000 === 0) {
      globalThis.gc?.();
      heap = Math.max(heap, process.memoryUsage().heapUsed);
    }
  }
  return { seconds: cpuSeconds() - start, tasks, problems, heap: heap / 2 ** 20 };
}

/** In a process of its own, whose heap is small. @param {'text' | 'csv'} kind */
async function measure(kind) {
  await bare(kind);
  const limit = await bare(kind);
  const import_ = await ours(kind);
  const ratio = import_.seconds / limit.seconds;
  const isGood = import_.tasks === LINES && import_.problems === 0 && import_.heap <= BAR_HEAP_MB && ratio <= BAR_RATIO;
  console.log(
    `${kind}: ${import_.tasks} tasks, ${import_.problems} problems in ${import_.seconds.toFixed(2)} s (${Math.round(import_.tasks / import_.seconds)} a second); ` +
      `decoding alone ${limit.seconds.toFixed(2)} s, ratio ${ratio.toFixed(1)} (bar ${BAR_RATIO}); heap at its highest ${import_.heap.toFixed(1)} MB of ${HEAP_MB} (bar ${BAR_HEAP_MB}) ${isGood ? 'good' : 'MISSED'}`,
  );
  return isGood;
}

async function runAll() {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('..', import.meta.url)),
    build: { ssr: 'src/tasks.ts', outDir: out, emptyOutDir: true, minify: false, target: 'node20' },
  });
  let missed = 0;
  for (const kind of ['text', 'csv']) {
    const args = [`--max-old-space-size=${HEAP_MB}`, '--expose-gc', fileURLToPath(import.meta.url), String(LINES)];
    const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, BENCH_IMPORT: kind } });
    const [code] = await once(child, 'exit');
    if (code !== 0) missed++;
  }
  process.exitCode = missed;
}

const kind = process.env.BENCH_IMPORT;
if (kind === 'text' || kind === 'csv') process.exitCode = (await measure(kind)) ? 0 : 1;
else await runAll();
