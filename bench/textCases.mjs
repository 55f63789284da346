// Texts, each beside a bare <pre> of the same text in the same run; pages of HTML beside a bare shadow root with the same page.
import { log, prose, spansOn } from './caseTasks.mjs';
import { pageWithSpans } from './htmlTasks.mjs';

/** Milliseconds from input to paint. */
const ANSWER = 50;
/** Times as long as the bare <pre>. */
const RATIO = 2;
/** A task of the main thread while scrolling. */
const TASK = 50;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens the bare text or page: what plain showing costs. */
async function openBare(page) {
  return page.evaluate(async () => {
    const { text, html } = window.task.task.data;
    const frame = () => new Promise(requestAnimationFrame);
    const begun = performance.now();
    const box = document.createElement('div');
    box.id = 'bare';
    const content = document.createElement(html ? 'div' : 'pre');
    if (html) content.attachShadow({ mode: 'open' }).innerHTML = html;
    else content.textContent = text;
    box.append(content);
    document.querySelector('#view').append(box);
    await frame();
    await frame();
    return performance.now() - begun;
  });
}

async function openOurs(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const begun = performance.now();
    window.bench.mount(window.task);
    await window.bench.ready();
    await frame();
    await frame();
    return performance.now() - begun;
  });
}

async function fresh(bench, what) {
  await bench.page.goto(bench.url);
  await bench.page.waitForFunction('window.bench');
  await bench.page.evaluate((json) => {
    window.task = JSON.parse(json);
  }, JSON.stringify(what));
}

/** Kilobytes of JavaScript and count of nodes. */
async function weigh({ cdp }) {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes } = await cdp.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes };
}

async function wheel(bench, selector, stage, bar) {
  const { x, y, width, height } = await bench.page.evaluate(
    (css) => document.querySelector(css).getBoundingClientRect().toJSON(),
    selector,
  );
  const at = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  await bench.mouse('mouseMoved', at.x, at.y);
  await sleep(100);
  await bench.measure(stage, bar, () => bench.paced(45, 33, () => bench.mouse('mouseWheel', at.x, at.y, { deltaX: 0, deltaY: 300 })));
}

/** Jumps through the text as a dragged scroll bar does. */
async function drags(bench, selector, stage, bar) {
  await bench.measure(stage, bar, () =>
    bench.page.evaluate(async (css) => {
      const box = document.querySelector(css);
      for (let i = 0; i < 60; i++) {
        box.scrollTop = (box.scrollHeight * ((i * 37) % 60)) / 60;
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
      }
      box.scrollTop = 0;
    }, selector),
  );
}

/** Selects some words with the mouse while a label is armed. */
async function addSpan(bench) {
  const { page } = bench;
  await page.evaluate(() => {
    window.bench.editor().labeling.pressLabel('label', 'Car');
    window.added = new Promise((resolve) => {
      document.addEventListener(
        'mouseup',
        ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp))),
        { once: true, capture: true },
      );
    });
  });
  // Such a selector looks into shadow roots.
  const { x, y } = await page.locator('.le-text-line, .le-page p').first().boundingBox();
  const [left, top] = [Math.round(x + 60), Math.round(y + 12)];
  const before = await page.evaluate(() => window.bench.count());
  await bench.measure('add a span', { answer: ANSWER }, async () => {
    await bench.mouse('mouseMoved', left, top);
    await bench.mouse('mousePressed', left, top, { button: 'left', clickCount: 1 });
    await bench.paced(6, 16, (i) => bench.mouse('mouseMoved', left + i * 20, top, { button: 'left', buttons: 1 }));
    await bench.mouse('mouseReleased', left + 100, top, { button: 'left', clickCount: 1 });
    return page.evaluate(() => window.added);
  });
  if ((await page.evaluate(() => window.bench.count())) !== before + 1) throw new Error('no span was added');
}

/** Opening three times beside the bare text, in alternating order; then scrolling, and a new span. */
async function compare(bench, what) {
  const times = { bare: [], ours: [] };
  let [bare, ours] = [
    { heap: 0, nodes: 0 },
    { heap: 0, nodes: 0 },
  ];
  for (let round = 0; round < 3; round++) {
    for (const which of round % 2 === 0 ? ['bare', 'ours'] : ['ours', 'bare']) {
      await fresh(bench, what);
      const empty = await weigh(bench);
      if (which === 'bare') {
        times.bare.push(await openBare(bench.page));
        bare = await weigh(bench);
        if (round === 2) {
          await wheel(bench, '#bare', 'scroll the bare one', {});
          await drags(bench, '#bare', 'jump about in the bare one', {});
        }
      } else {
        await bench.measure(`open, ${round + 1}`, {}, async () => times.ours.push(await openOurs(bench.page)));
        await bench.page.evaluate(() => window.watch.quiet());
        const full = await weigh(bench);
        ours = { heap: full.heap - empty.heap, nodes: full.nodes - empty.nodes };
      }
    }
    if (round === 2) break;
  }
  await fresh(bench, what);
  await openOurs(bench.page);
  await bench.page.evaluate(() => window.watch.quiet());
  await wheel(bench, '.le-text', 'scroll', { task: TASK });
  await drags(bench, '.le-text', 'jump about', { task: TASK });
  await bench.page.evaluate(() => window.watch.quiet());
  await addSpan(bench);
  const ratio = median(times.ours) / median(times.bare);
  bench.rows.push({
    stage: `open ${Math.round(median(times.ours))} / bare ${Math.round(median(times.bare))} ms; heap ${Math.round(ours.heap / 1e5) / 10} MB; ${ours.nodes} nodes (bare ${bare.nodes})`,
    ratio,
    bar: { ratio: RATIO },
  });
}

/** @type {Record<string, (bench: any) => Promise<void>>} */
export const TEXT_CASES = {
  'text-100kB': (bench) => compare(bench, spansOn(prose(100_000), 1000)),
  'text-1MB': (bench) => compare(bench, spansOn(prose(1_000_000), 10_000)),
  'text-1MB-50000': (bench) => compare(bench, spansOn(prose(1_000_000), 50_000)),
  'text-1MB-one-line': (bench) => compare(bench, spansOn(prose(1_000_000, false), 1000)),
  'text-10MB-log': (bench) => compare(bench, spansOn(log(200_000), 1000)),
  'text-19MB-log': (bench) => compare(bench, spansOn(log(370_000), 1000)),
  'html-2MB': (bench) => compare(bench, pageWithSpans(2_000_000, 5000)),

  async 'text-100MB'(bench) {
    await fresh(bench, spansOn('', 0));
    await bench.measure('refuse 100 MB', {}, () =>
      bench.page.evaluate(async () => {
        const { task } = window.task;
        task.data.text = 'word '.repeat(20_000_000);
        task.annotations[0].result.push({
          id: 'r0',
          from_name: 'label',
          to_name: 'txt',
          type: 'labels',
          value: { start: 0, end: 4, labels: ['Car'] },
        });
        window.bench.mount(window.task);
        while (!document.querySelector('.le-notice')) await new Promise(requestAnimationFrame);
      }),
    );
    const { codes, count } = await bench.page.evaluate(() => ({
      codes: window.bench.editor().problems.map(({ code }) => code),
      count: window.bench.count(),
    }));
    if (!codes.includes('text-too-long') || count !== 1) throw new Error(`100 MB: problems ${codes}, ${count} regions`);
  },
};
