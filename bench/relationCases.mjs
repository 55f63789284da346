// Arrows over a text: what they add to a frame while the text is scrolled, with and without them in the same run.
import { relatedSpans } from './caseTasks.mjs';

/** Milliseconds of the main thread that arrows may add to a frame. */
const ADDED = 4;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Scrolls by steps, one a frame. Answers how long the main thread was at each frame: its callbacks, style and layout, and the recording of its paint. */
function scrolled(page) {
  return page.evaluate(async () => {
    const box = document.querySelector('.le-text');
    const channel = new MessageChannel();
    const frame = () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const begun = performance.now();
          channel.port1.onmessage = () => resolve(performance.now() - begun);
          channel.port2.postMessage('painted');
        });
      });
    box.scrollTop = 0;
    await frame();
    await frame();
    const times = [];
    for (let i = 0; i < 80; i++) {
      box.scrollTop += 40;
      times.push(await frame());
      if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) box.scrollTop = 0;
    }
    return times;
  });
}

async function compare(bench, relations) {
  const { page } = bench;
  await bench.open(relatedSpans(relations));
  await page.waitForSelector('.le-arrows-canvas', { state: 'attached' });
  const times = { none: [], all: [] };
  for (let round = 0; round < 4; round++) {
    for (const which of round % 2 === 0 ? ['none', 'all'] : ['all', 'none']) {
      await page.evaluate((mode) => window.bench.editor().setSetting('showRelations', mode), which);
      await page.evaluate(() => window.watch.quiet());
      await bench.measure(`scroll, ${which === 'all' ? 'with' : 'without'} arrows, ${round + 1}`, {}, async () => {
        times[which].push(...(await scrolled(page)));
      });
    }
  }
  const [without, withArrows] = [median(times.none), median(times.all)];
  bench.rows.push({
    stage: `a frame with arrows ${withArrows.toFixed(1)}, without ${without.toFixed(1)} ms`,
    answer: withArrows - without,
    bar: { answer: ADDED },
  });
}

/** @type {Record<string, (bench: any) => Promise<void>>} */
export const RELATION_CASES = {
  'relations-300': (bench) => compare(bench, 300),
  'relations-5000': (bench) => compare(bench, 5000),
};
