// Cases of our own, beyond those of the harness: `node bench/cases.mjs [--profile FOLDER] [--url PAGE] [NAME…]`, see README.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { chromiumArgs, findChromium } from '../scripts/browser.mjs';
import { annotatedBoxes, emptyMasks, onePolygon, pagesOfBoxes, predictedBoxes } from './caseTasks.mjs';
import { RELATION_CASES } from './relationCases.mjs';
import { TEXT_CASES } from './textCases.mjs';

/** Milliseconds: no task of the main thread may be longer. */
const TASK = 200;
/** Milliseconds: no frame of a gesture may take longer. */
const FRAME = 50;
/** Two frames at 60 Hz and what measuring takes. */
const ANSWER = 2 * 16.7;

/** Runs in the page before its own scripts: what is late, and by how much. */
function installWatch() {
  /** @type {number[] | undefined} */
  let frames;
  /** @type {{ start: number, duration: number }[]} */
  let tasks = [];
  const keep = (entries) => {
    for (const { startTime, duration } of entries) tasks.push({ start: startTime, duration });
  };
  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  observer.observe({ type: 'longtask' });
  const frame = () => new Promise(requestAnimationFrame);
  window.watch = {
    start() {
      keep(observer.takeRecords());
      tasks = [];
      const mine = [];
      frames = mine;
      const loop = (time) => {
        if (frames !== mine) return;
        mine.push(time);
        requestAnimationFrame(loop);
      };
      requestAnimationFrame(loop);
    },
    async stop() {
      await frame();
      await frame();
      keep(observer.takeRecords());
      const seen = frames ?? [];
      frames = undefined;
      const gaps = seen.slice(1).map((time, i) => time - seen[i]);
      gaps.sort((a, b) => a - b);
      return {
        task: Math.max(0, ...tasks.map(({ duration }) => duration)),
        tasks: tasks.length,
        frame: gaps.at(-1) ?? 0,
        median: gaps[Math.floor(gaps.length / 2)] ?? 0,
      };
    },
    /** Milliseconds from a call to its paint. */
    async timed(run) {
      const before = performance.now();
      await run(window.bench.editor());
      await frame();
      const drawn = performance.now() - before;
      await frame();
      return drawn;
    },
    /** Waits until the editor shows everything and has built what it builds in the background. */
    async quiet() {
      let calm = 0;
      while (calm < 30) {
        await window.bench.ready();
        const before = performance.now();
        await frame();
        calm = performance.now() - before < 34 ? calm + 1 : 0;
      }
    },
    /** A picture with an edge in every place, as an address. */
    async picture(width, height, hue = 0) {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      for (let y = 0; y < height; y += 100) {
        for (let x = 0; x < width; x += 100) {
          context.fillStyle = `hsl(${(hue + x / 37 + y / 53) % 360} 40% ${40 + (((x + y) / 100) % 4) * 8}%)`;
          context.fillRect(x, y, 100, 100);
        }
      }
      return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }));
    },
  };
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One page with the editor, and what a person does with it. Input comes at a hand's pace and does not wait for the page. */
class Bench {
  constructor(name, url, page, cdp, profiles) {
    this.name = name;
    this.url = url;
    this.page = page;
    this.cdp = cdp;
    this.profiles = profiles;
    this.rows = [];
  }

  picture(width, height, hue) {
    return this.page.evaluate(([w, h, at]) => window.watch.picture(w, h, at), [width, height, hue]);
  }

  /** Opens a task, and waits until it rests. */
  async open(what, bar = {}) {
    await this.page.evaluate((json) => {
      window.task = JSON.parse(json);
    }, JSON.stringify(what));
    await this.measure('open', bar, () =>
      this.page.evaluate(async () => {
        window.bench.mount(window.task);
        await window.bench.ready();
      }),
    );
    await this.page.evaluate(() => window.watch.quiet());
  }

  /** Measures what happens until it is done; `run` may answer how long it took to be seen. */
  async measure(stage, bar, run) {
    const { cdp, profiles } = this;
    if (profiles) await cdp.send('Profiler.start');
    await this.page.evaluate(() => window.watch.start());
    const answer = await run();
    const seen = await this.page.evaluate(() => window.watch.stop());
    if (profiles) {
      const { profile } = await cdp.send('Profiler.stop');
      writeFileSync(path.join(profiles, `${this.name}.${stage.replaceAll(/\W+/g, '-')}.cpuprofile`), JSON.stringify(profile));
    }
    this.rows.push({ stage, bar, ...seen, ...(typeof answer === 'number' && { answer }) });
  }

  /** Measures a call on the editor until its paint. @param {string} body of a function of `editor` */
  call(stage, bar, body) {
    return this.measure(stage, bar, () => this.page.evaluate((text) => window.watch.timed(new Function('editor', text)), body));
  }

  mouse(type, x, y, more = {}) {
    return this.cdp.send('Input.dispatchMouseEvent', { type, x, y, ...more });
  }

  async middle() {
    const { x, y, width, height } = await this.page.evaluate(() => window.bench.surface());
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  }

  async paced(steps, interval, send) {
    const begun = performance.now();
    const sent = [];
    for (let i = 0; i < steps; i++) {
      sent.push(send(i));
      await sleep(Math.max(0, begun + (i + 1) * interval - performance.now()));
    }
    await Promise.all(sent);
  }

  async drag(stage, bar, from, modifiers = 0) {
    await this.mouse('mouseMoved', from.x, from.y);
    await sleep(100);
    await this.measure(stage, bar, async () => {
      await this.mouse('mousePressed', from.x, from.y, { button: 'left', clickCount: 1, modifiers });
      await this.paced(60, 1000 / 60, (i) =>
        this.mouse('mouseMoved', from.x + i * 2, from.y + i, { button: 'left', buttons: 1, modifiers }),
      );
      await this.mouse('mouseReleased', from.x + 118, from.y + 59, { button: 'left', clickCount: 1, modifiers });
    });
    await this.page.evaluate(() => window.watch.quiet());
  }

  async click({ x, y }) {
    await this.mouse('mouseMoved', x, y);
    await this.mouse('mousePressed', x, y, { button: 'left', clickCount: 1 });
    await this.mouse('mouseReleased', x, y, { button: 'left', clickCount: 1 });
  }

  async wheel(stage, bar, notches, deltaY) {
    const { x, y } = await this.middle();
    await this.measure(stage, bar, () =>
      this.paced(notches, 50, () => this.mouse('mouseWheel', x, y, { deltaX: 0, deltaY, modifiers: 2 })),
    );
    await this.page.evaluate(() => window.watch.quiet());
  }

  async look(bar) {
    await this.wheel('zoom in', bar, 12, -100);
    await this.drag('pan', bar, await this.middle(), 8);
    await this.wheel('zoom out', bar, 12, 100);
  }

  async place(region) {
    const { x, y } = await this.page.evaluate((id) => [...window.bench.editor().surfaces.values()][0].clientPointOf(id), region);
    return { x: Math.round(x), y: Math.round(y) };
  }
}

/** @type {Record<string, (bench: Bench) => Promise<void>>} */
const CASES = {
  ...TEXT_CASES,
  ...RELATION_CASES,

  async 'boxes-100000'(bench) {
    await bench.open(predictedBoxes(100_000, await bench.picture(4000, 3000)), { task: TASK });
    await bench.look({ task: TASK });
    await bench.call('copy one', { task: TASK }, 'editor.copyPrediction("1", { regions: ["r50"] })');
    await bench.call('back to the prediction', { task: TASK }, 'editor.select("1")');
    await bench.call('copy all', { task: TASK }, 'editor.copyPrediction("1")');
    await bench.page.evaluate(() => window.watch.quiet());
    await bench.look({ task: TASK });
    await bench.call('select one', { task: TASK }, 'editor.active.selectRegions(["r50050"])');
    await bench.call('edit one', { task: TASK }, 'editor.annotation.update("r50050", { value: { x: 50.1 } })');
    await bench.call('undo', { task: TASK }, 'editor.undo()');
    await bench.call('serialise', {}, 'editor.active.serialize()');
  },

  async 'polygon-6000'(bench) {
    await bench.open(onePolygon(6000, await bench.picture(4000, 3000)));
    await bench.call('select', { answer: ANSWER }, 'editor.active.selectRegions(["r0"])');
    await bench.page.evaluate(() => window.watch.quiet());
    const box = await bench.page.evaluate(() => [...window.bench.editor().surfaces.values()][0].clientBoxOf('r0'));
    const first = { x: Math.round(box.x + box.width) - 1, y: Math.round(box.y + box.height / 2) };
    await bench.drag('drag a vertex', { frame: FRAME }, first);
    await bench.page.evaluate(() => {
      if (window.bench.editor().annotation.undoName !== 'reshape') throw new Error('no vertex was dragged');
    });
    await bench.drag('drag it whole', { frame: FRAME }, await bench.middle());
    await bench.look({ frame: FRAME });
  },

  async 'image-12000x9000'(bench) {
    await bench.open(annotatedBoxes(100, await bench.picture(12000, 9000)), { task: TASK });
    await bench.look({ frame: FRAME });
  },

  async 'pages-200'(bench) {
    const pictures = [];
    for (let i = 0; i < 200; i++) pictures.push(await bench.picture(1600, 1200, i * 7));
    await bench.open(pagesOfBoxes(pictures), { task: TASK });
    for (const page of [1, 2, 3, 150]) {
      await bench.measure(`turn to page ${page + 1}`, { task: TASK }, () =>
        bench.page.evaluate(async (index) => {
          const begun = performance.now();
          window.bench.editor().setItemIndex('img', index);
          await new Promise(requestAnimationFrame);
          await window.bench.ready();
          return performance.now() - begun;
        }, page),
      );
      await bench.page.evaluate(() => window.watch.quiet());
    }
  },

  async 'group-1000'(bench) {
    await bench.open(annotatedBoxes(10_000, await bench.picture(4000, 3000)));
    const ids = 'editor.annotation.orderedIds.slice(0, 3000).filter((_, i) => i % 3 === 0)';
    await bench.call('select 1,000', { task: TASK }, `editor.active.selectRegions(${ids})`);
    await bench.page.evaluate(() => window.watch.quiet());
    await bench.drag('drag them', { frame: FRAME }, await bench.place('r1500'));
    await bench.page.evaluate(() => {
      if (window.bench.editor().annotation.undoName !== 'move') throw new Error('nothing was moved');
    });
    await bench.call('undo', { task: TASK }, 'editor.undo()');
    await bench.call('delete them', { task: TASK }, 'editor.annotation.remove(editor.annotation.selection)');
  },

  async 'brush-1920x1080'(bench) {
    await bench.open(emptyMasks(await bench.picture(1920, 1080)));
    await bench.page.evaluate(() => {
      const editor = window.bench.editor();
      editor.setSetting('brushSize', 50);
      editor.labeling.pressLabel('label', 'Car');
    });
    await bench.page.evaluate(() => window.watch.quiet());
    const { x, y } = await bench.middle();
    await bench.drag('first stroke', { frame: FRAME }, { x: x - 200, y: y - 100 });
    await bench.drag('second stroke', { frame: FRAME }, { x, y });
    await bench.drag('third stroke', { frame: FRAME }, { x: x - 250, y: y + 50 });
    await bench.page.evaluate(() => {
      if (window.bench.editor().annotation.count !== 1) throw new Error('three strokes should be one mask');
    });
    await bench.call('serialise', { answer: TASK }, 'editor.active.serialize()');
  },

  async 'order-10000'(bench) {
    await bench.open(annotatedBoxes(10_000, await bench.picture(4000, 3000)));
    await bench.page.evaluate(() => window.bench.editor().active.selectRegions(['r5000']));
    await bench.page.evaluate(() => window.watch.quiet());
    for (const to of ['forward', 'front', 'backward', 'back']) {
      await bench.call(to, { answer: ANSWER }, `editor.annotation.reorder(['r5000'], '${to}')`);
    }
    await bench.call('edit one', { answer: ANSWER }, 'editor.annotation.update("r5000", { value: { x: 1 } })');
    await bench.call(
      '1,000 to the front',
      { task: TASK },
      'editor.annotation.reorder(editor.annotation.orderedIds.slice(0, 1000), "front")',
    );
  },

  async 'paste-10000'(bench) {
    await bench.open(annotatedBoxes(10_000, await bench.picture(4000, 3000)));
    await bench.call('copy 10,000', {}, 'window.copied = editor.active.copyResults(editor.active.orderedIds)');
    await bench.call('paste 1', { task: TASK }, 'return editor.annotation.paste(window.copied.slice(0, 1))');
    await bench.call('paste 1,000', { task: TASK }, 'return editor.annotation.paste(window.copied.slice(0, 1000))');
    await bench.call('paste 10,000', {}, 'return editor.annotation.paste(window.copied)');
    await bench.call('undo', { task: TASK }, 'editor.undo()');
  },
};

function verdict({ bar, task, frame, answer, ratio }) {
  const over = [
    bar.ratio !== undefined && ratio > bar.ratio && `ratio over ${bar.ratio}`,
    bar.task !== undefined && task > bar.task && `task over ${bar.task}`,
    bar.frame !== undefined && frame > bar.frame && `frame over ${bar.frame}`,
    bar.answer !== undefined && answer > bar.answer && `answer over ${Math.round(bar.answer)}`,
  ].filter(Boolean);
  if (over.length > 0) return over.join(', ');
  return Object.keys(bar).length > 0 ? 'kept' : '';
}

async function serve() {
  const configFile = fileURLToPath(new URL('../vite.pages.config.ts', import.meta.url));
  await build({ configFile, mode: 'bench', logLevel: 'warn' });
  const server = await preview({ configFile, mode: 'bench', preview: { port: 0, strictPort: false } });
  const address = server.httpServer.address();
  return { url: `http://127.0.0.1:${address.port}/bench.html`, close: () => server.close() };
}

async function run(name, url, profiles) {
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
    await page.addInitScript(installWatch);
    await page.goto(url);
    await page.waitForFunction('window.bench');
    const cdp = await page.context().newCDPSession(page);
    if (profiles) {
      await cdp.send('Profiler.enable');
      await cdp.send('Profiler.setSamplingInterval', { interval: 500 });
    }
    const bench = new Bench(name, url, page, cdp, profiles);
    await CASES[name]?.(bench).catch((error) => {
      console.error(`${name}: ${error.message}`);
      process.exitCode = 1;
    });
    return bench.rows;
  } finally {
    await browser.close();
  }
}

const { values, positionals } = parseArgs({
  options: { profile: { type: 'string' }, url: { type: 'string' } },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(CASES);
const unknown = names.filter((name) => !CASES[name]);
if (unknown.length > 0) throw new Error(`no case ${unknown.join(', ')}; there are ${Object.keys(CASES).join(', ')}`);
if (values.profile) mkdirSync(values.profile, { recursive: true });
const server = values.url ? { url: values.url, close: () => undefined } : await serve();
console.log('| case | stage | longest task | tasks over 50 | longest frame | median frame | answer | ratio | bar |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const name of names) {
  for (const row of await run(name, server.url, values.profile)) {
    const { stage, task, tasks, frame, median, answer, ratio } = row;
    const times = [task, tasks, frame, median, answer].map((value) => (value === undefined ? '–' : Math.round(value)));
    console.log(`| ${[name, stage, ...times, ratio === undefined ? '–' : ratio.toFixed(2), verdict(row)].join(' | ')} |`);
    if (verdict(row).includes('over')) process.exitCode = 1;
  }
}
await server.close();
