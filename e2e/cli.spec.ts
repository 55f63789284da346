import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './guardedTest';
import { Projects } from './projects';

// The command line as the package has it, in processes of its own, which are killed.
const fromRoot = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const CONFIG = `<View>
  <Image name="image" value="$image"/>
  <RectangleLabels name="box" toName="image"><Label value="Cat" hotkey="q"/></RectangleLabels>
  <Choices name="mood" toName="image"><Choice value="Calm" hotkey="1"/><Choice value="Wild" hotkey="2"/></Choices>
</View>`;

/** A served output folder, whose server is started, killed and started again. */
class Served {
  readonly output: string;
  url = '';
  #process: ChildProcess | undefined;

  constructor(
    readonly folder: string,
    readonly args: readonly string[],
  ) {
    this.output = path.join(folder, 'labels');
  }

  async start(): Promise<void> {
    const args = [fromRoot('dist/cli.js'), 'open', ...this.args, '--output', this.output, '--no-browser'];
    const child = spawn(process.execPath, args, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = child;
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    this.url = await new Promise((resolve, reject) => {
      child.stdout.on('data', (text) => resolve(/http\S+/.exec(String(text))?.[0] ?? ''));
      child.on('exit', (code) => reject(new Error(`open ended with ${code}: ${said}`)));
    });
  }

  /** Ends it, and answers its exit code. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null) return Promise.resolve(child?.exitCode ?? null);
    return new Promise((resolve) => {
      child.removeAllListeners('exit').on('exit', (code) => resolve(code));
      child.kill(signal);
    });
  }

  work(id: number): { annotations: { id: number; result: unknown[]; n?: number }[] } {
    return JSON.parse(readFileSync(path.join(this.output, 'annotations', `${id}.json`), 'utf8'));
  }
}

let served: Served;
test.afterEach(() => served?.end('SIGKILL'));

/** Its server has a port that no test knows before; what the page sends while that server is killed fails, and the browser says so. */
test.use({
  allowed: /^request to 127\.0\.0\.1:\d+: |^error: Failed to load resource: net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED)|EMPTY_RESPONSE)$/,
});

test('a folder of pictures is served, labelled, killed and taken up again', async ({ page }, info) => {
  test.setTimeout(90_000);
  const folder = info.outputPath('work');
  mkdirSync(path.join(folder, 'photos/sub'), { recursive: true });
  for (const name of ['1.jpg', '2.jpg', 'sub/3 #.jpg']) cpSync(fromRoot('public/samples/street.jpg'), path.join(folder, 'photos', name));
  writeFileSync(path.join(folder, 'config.xml'), CONFIG);
  served = new Served(folder, ['photos', '--config', 'config.xml', '--input-format', 'image-dir', '--allow-serving-local-files']);
  await served.start();

  const projects = new Projects(page);
  const policy = page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() === 200);
  await page.goto(served.url);
  expect((await (await policy).allHeaders())['content-security-policy']).toContain(
    "default-src 'none'; script-src 'self'; style-src 'self';",
  );
  expect(new URL(page.url()).search).toContain('project=served');
  await expect(projects.rows).toHaveCount(3);
  await page.getByRole('button', { name: 'Label tasks' }).click();
  const calm = page.getByRole('checkbox', { name: 'Calm' }).or(page.getByRole('radio', { name: 'Calm' }));
  await projects.untilTask(1);
  await page.keyboard.press('1');
  await expect(calm).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await projects.untilTask(2);
  expect(served.work(1).annotations).toMatchObject([{ result: [{ from_name: 'mood', value: { choices: ['Calm'] } }] }]);

  // The second task is begun: its draft is on the disk as soon as it is sent.
  await page.keyboard.press('1');
  await expect.poll(() => existsSync(path.join(served.output, 'annotations/2.json'))).toBe(true);
  await served.end('SIGKILL');
  await page.goto('about:blank');
  await served.start();

  await page.goto(served.url);
  await expect(page.getByRole('progressbar', { name: 'Done' })).toHaveAttribute('aria-valuetext', '1 of 3 done');
  await page.getByRole('button', { name: 'Label tasks' }).click();
  await projects.untilTask(2);
  await expect(calm).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await projects.untilTask(3);
  await page.keyboard.press('2');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => existsSync(path.join(served.output, 'annotations/3.json')) && served.work(3).annotations.length).toBe(1);
  expect(await served.end('SIGTERM')).toBe(0);
  expect(readdirSync(served.output).some((name) => name.startsWith('lock-'))).toBe(false);
});

test('a reader that has read enough ends a command without a word', async ({ page: _ }, info) => {
  const folder = info.outputPath('work');
  mkdirSync(folder, { recursive: true });
  // More than a pipe holds.
  writeFileSync(path.join(folder, 'tasks.json'), JSON.stringify(Array(2000).fill({ image: 'a'.repeat(500) })));
  const args = ['convert', 'tasks.json', '--to', 'JSON', '--output', '-'];
  const child = spawn(process.execPath, [fromRoot('dist/cli.js'), ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.stdout.once('data', () => child.stdout.destroy());
  expect([await ended, said]).toEqual([130, '']);
});

test.describe('saves without a page', () => {
  const post = async (task: number, n: number): Promise<number | undefined> => {
    const response = await fetch(`${served.url}api/tasks/${task}/annotations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ n, result: Array(50).fill({ id: `r${n}`, from_name: 'mood', to_name: 'image', type: 'choices', value: {} }) }),
    }).catch(() => undefined);
    return response?.ok ? ((await response.json().catch(() => undefined)) as { id: number } | undefined)?.id : undefined;
  };

  test('are all there, however often and whenever the process is killed, and no file is torn', async ({ page: _ }, info) => {
    test.setTimeout(120_000);
    const folder = info.outputPath('work');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'config.xml'), CONFIG);
    writeFileSync(path.join(folder, 'tasks.json'), JSON.stringify(Array.from({ length: 6 }, (__, i) => ({ image: `${i}.png` }))));
    served = new Served(folder, ['tasks.json', '--config', 'config.xml']);
    const acknowledged: { task: number; id: number; n: number }[] = [];
    let n = 0;
    for (let round = 0; round < 8; round++) {
      await served.start();
      let isKilled = false;
      const saver = async (task: number) => {
        while (!isKilled) {
          const mine = n++;
          const id = await post(task, mine);
          if (id !== undefined) acknowledged.push({ task, id, n: mine });
        }
      };
      const savers = Promise.all([1, 2, 3, 4, 4, 4].map(saver));
      // Killed after a number of saves that differs each round, with others under way; the last round is killed at rest.
      const until = acknowledged.length + 5 + ((round * 7) % 11);
      try {
        await expect.poll(() => acknowledged.length, { intervals: [1] }).toBeGreaterThan(until);
        await served.end('SIGKILL');
      } finally {
        // Whatever failed: they would go on without an end.
        isKilled = true;
      }
      await savers;
    }
    await served.start();
    const files = readdirSync(path.join(served.output, 'annotations'));
    expect(files.toSorted()).toEqual(['1.json', '2.json', '3.json', '4.json']);
    for (const { task, id, n: mine } of acknowledged)
      expect(served.work(task).annotations, `annotation ${id} of task ${task}`).toContainEqual(expect.objectContaining({ id, n: mine }));
    const ids = [1, 2, 3, 4].flatMap((task) => served.work(task).annotations.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    const rows = (await (await fetch(`${served.url}api/tasks`)).text()).trim().split('\n');
    expect(rows.map((row) => JSON.parse(row).state)).toEqual(['done', 'done', 'done', 'done', 'todo', 'todo']);
  });

  test('of an import that was killed begin anew', async ({ page: _ }, info) => {
    test.setTimeout(60_000);
    const folder = info.outputPath('work');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'config.xml'), CONFIG);
    writeFileSync(path.join(folder, 'tasks.jsonl'), '{"image":"a.png"}\n'.repeat(60_000));
    served = new Served(folder, ['tasks.jsonl', '--config', 'config.xml']);
    const starting = served.start().catch(() => undefined);
    await expect.poll(() => existsSync(path.join(served.output, 'tasks-1.ndjson')), { intervals: [1], timeout: 20_000 }).toBe(true);
    await served.end('SIGKILL');
    expect(existsSync(path.join(served.output, 'project.json'))).toBe(false);
    void starting;
    await served.start();
    expect(((await (await fetch(`${served.url}api/project`)).json()) as { taskCount: number }).taskCount).toBe(60_000);
  });
});
