import { afterEach, describe, expect, it } from 'vitest';
import { cdp, commands, server } from 'vitest/browser';
import { ImportProblem } from '../../format/import';
import { filesOf } from '.';

const FOLDER = `${server.config.root}/.cache/drop-folder`;

function dropZone(): HTMLElement {
  const zone = document.body.appendChild(document.createElement('div'));
  zone.style.cssText = 'position:fixed;inset:0';
  zone.addEventListener('dragover', (event) => event.preventDefault());
  return zone;
}

/** The files of the next drop on `zone`, read after its event. */
function nextDrop(zone: HTMLElement): Promise<string[]> {
  return new Promise((resolve, reject) => {
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      const files = filesOf(event.dataTransfer as DataTransfer);
      const list = async (): Promise<string[]> => {
        const found: string[] = [];
        for await (const file of files) {
          found.push(file instanceof ImportProblem ? file.code : `${file.path}: ${await new Response(file.stream()).text()}`);
        }
        return found;
      };
      setTimeout(() => list().then(resolve, reject), 0);
    });
  });
}

/** The browser's own drag of files from the disk: only that makes entries of folders. */
async function dropFromDisk(files: readonly string[]): Promise<void> {
  const session = cdp() as unknown as { send(method: string, params: object): Promise<unknown> };
  const frame = window.frameElement?.getBoundingClientRect() ?? { x: 0, y: 0 };
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await session.send('Input.dispatchDragEvent', { type, x: frame.x + 40, y: frame.y + 40, data });
  }
}

describe('a folder dropped from the disk', () => {
  const paths = ['set/10.txt', 'set/2.txt', 'set/deep/er/1.txt', 'set/.hidden', 'alone.txt'];

  afterEach(async () => {
    for (const path of paths) await commands.removeFile(`${FOLDER}/${path}`);
    document.body.replaceChildren();
  });

  it('is all below it in natural order, beside files dropped with it', async () => {
    for (const path of paths) await commands.writeFile(`${FOLDER}/${path}`, path);
    const found = nextDrop(dropZone());
    await dropFromDisk([`${FOLDER}/alone.txt`, `${FOLDER}/set`]);
    expect(await found).toEqual([
      'alone.txt: alone.txt',
      'set/2.txt: set/2.txt',
      'set/10.txt: set/10.txt',
      'set/deep/er/1.txt: set/deep/er/1.txt',
    ]);
  });
});
