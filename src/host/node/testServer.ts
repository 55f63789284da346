import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { CommandHost } from './host';
import { run } from './run';

/** A folder of its own for a test, and commands run in this process as the command line runs them. */
export class TestFolder {
  readonly #running: { stop: AbortController; ended: Promise<unknown> }[] = [];

  private constructor(readonly path: string) {}

  static async create(): Promise<TestFolder> {
    return new TestFolder(await realpath(await mkdtemp(path.join(tmpdir(), 'label-editor-'))));
  }

  at(...parts: string[]): string {
    return path.join(this.path, ...parts);
  }

  /** Writes a file; objects as JSON. */
  async write(name: string, content: unknown): Promise<string> {
    const file = this.at(name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
    return file;
  }

  /** Runs a command to its end. */
  async run(...args: string[]): Promise<{ code: number; out: string; said: string }> {
    const { code, said, out } = this.#start(args);
    return { code: await code, out: out(), said: said() };
  }

  /** Runs `open` until it serves. Fails with what it said when it ends instead. */
  async open(...args: string[]): Promise<TestServer> {
    const { code, out, said, stop, ready } = this.#start(['open', ...args]);
    const ended = code.then((exit) => {
      throw new Error(`open ended with ${exit}: ${said()}`);
    });
    await Promise.race([ready, ended]);
    ended.catch(() => undefined);
    this.#running.push({ stop, ended: code });
    return new TestServer(/http\S+/.exec(out())?.[0] ?? '', said(), async () => {
      stop.abort();
      return code;
    });
  }

  async remove(): Promise<void> {
    for (const { stop } of this.#running) stop.abort();
    await Promise.all(this.#running.map(({ ended }) => ended));
    await rm(this.path, { recursive: true, force: true });
  }

  #start(args: readonly string[]) {
    const stop = new AbortController();
    let [out, said] = ['', ''];
    let tellReady: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => {
      tellReady = resolve;
    });
    const host: CommandHost = {
      out: async (text) => {
        out += typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
        if (out.includes('http://')) tellReady();
      },
      say: (line) => {
        said += `${line}\n`;
      },
      appFolder: this.at('app'),
      version: '1.2.3',
      stop: stop.signal,
      openBrowser: () => undefined,
    };
    return { code: run(args, host), out: () => out, said: () => said, stop, ready };
  }
}

/** A server that runs in this process. */
export class TestServer {
  readonly port: number;

  constructor(
    readonly url: string,
    /** What `open` said when it began. */
    readonly said: string,
    readonly stop: () => Promise<number>,
  ) {
    this.port = Number(new URL(url).port);
  }

  fetch(address: string, init?: RequestInit): Promise<Response> {
    return fetch(new URL(address, this.url), { redirect: 'manual', ...init });
  }

  async send(method: string, address: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const response = await this.fetch(address, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const answer = await response.text();
    return { status: response.status, body: answer === '' ? undefined : JSON.parse(answer) };
  }

  async lines(address: string): Promise<{ [key: string]: unknown }[]> {
    const answer = await (await this.fetch(address)).text();
    return answer.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  }

  /** Sends a request as it is written, since `fetch` puts addresses right, and answers all that comes. */
  async raw(target: string, headers: readonly string[] = [`Host: 127.0.0.1:${this.port}`], method = 'GET'): Promise<string> {
    const socket = connect(this.port, '127.0.0.1');
    socket.write(`${method} ${target} HTTP/1.1\r\n${headers.join('\r\n')}\r\nConnection: close\r\n\r\n`);
    return text(socket);
  }
}

export const CONFIG = `<View>
  <Text name="text" value="$text"/>
  <Choices name="mood" toName="text"><Choice value="good"/><Choice value="bad"/></Choices>
</View>`;
export const IMAGE_CONFIG =
  '<View><Image name="image" value="$image"/><RectangleLabels name="box" toName="image"><Label value="Cat"/></RectangleLabels></View>';

/** An annotation of a text. */
export const choice = (value: string) => ({
  result: [{ id: 'r', from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: [value] } }],
});
