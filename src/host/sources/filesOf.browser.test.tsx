import { afterEach, describe, expect, it } from 'vitest';
import { ImportProblem } from '../../format/import';
import { filesOf, type ImportInput } from '.';

async function listOf(input: ImportInput): Promise<string[]> {
  const found: string[] = [];
  for await (const file of filesOf(input)) {
    found.push(file instanceof ImportProblem ? `${file.code} ${file.place}` : `${file.path}: ${await new Response(file.stream()).text()}`);
  }
  return found;
}

const FOLDER = 'import-sources';

async function write(folder: FileSystemDirectoryHandle, path: string): Promise<void> {
  const [first = '', ...rest] = path.split('/');
  if (rest.length > 0) return await write(await folder.getDirectoryHandle(first, { create: true }), rest.join('/'));
  const writable = await (await folder.getFileHandle(first, { create: true })).createWritable();
  await writable.write(path);
  await writable.close();
}

describe('picked handles', () => {
  afterEach(async () => {
    await (await navigator.storage.getDirectory()).removeEntry(FOLDER, { recursive: true });
  });

  it('are a folder with all below it in natural order, without what is hidden, and files', async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
    for (const path of ['10.txt', '2.txt', 'b/deep/er/1.txt', 'a/1.txt', '.DS_Store', '.git/config', 'Thumbs.db'])
      await write(folder, path);
    expect((await listOf(folder)).map((line) => line.split(':')[0])).toEqual(['2.txt', '10.txt', 'a/1.txt', 'b/deep/er/1.txt']);
    expect(await listOf(await folder.getFileHandle('2.txt'))).toEqual(['2.txt: 2.txt']);
    expect((await listOf([folder, 'and words'])).at(-1)).toBe(': and words');
  });

  it('that are gone by now are problems in their place', async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
    await write(folder, 'a.txt');
    const handle = await folder.getFileHandle('a.txt');
    await folder.removeEntry('a.txt');
    expect(await listOf([handle, new File(['b'], 'b.txt')])).toEqual(['file-unreadable a.txt', 'b.txt: b']);
  });
});

/** What a listener does with a real event: the browser empties the transfer when its dispatch is over. */
function during(type: 'drop' | 'paste', fill: (transfer: DataTransfer) => void): Promise<string[]> {
  const transfer = new DataTransfer();
  fill(transfer);
  const event =
    type === 'drop' ? new DragEvent('drop', { dataTransfer: transfer }) : new ClipboardEvent('paste', { clipboardData: transfer });
  let found: Promise<string[]> | undefined;
  document.body.addEventListener(
    type,
    (happened) => {
      const given = happened instanceof DragEvent ? happened.dataTransfer : (happened as ClipboardEvent).clipboardData;
      const files = filesOf(given as DataTransfer);
      transfer.items.clear();
      found = (async () => {
        const list: string[] = [];
        for await (const file of files) {
          list.push(file instanceof ImportProblem ? file.code : `${file.path}: ${file.url ?? (await new Response(file.stream()).text())}`);
        }
        return list;
      })();
    },
    { once: true },
  );
  document.body.dispatchEvent(event);
  return found ?? Promise.resolve(['no event']);
}

describe('drops and pastes', () => {
  it('are taken while their event is handled', async () => {
    const files = (transfer: DataTransfer) => {
      transfer.items.add(new File(['one'], 'b.txt'));
      transfer.items.add(new File(['two'], 'a.txt'));
      transfer.items.add('b.txt\na.txt', 'text/plain');
    };
    expect(await during('drop', files)).toEqual(['b.txt: one', 'a.txt: two']);
    expect(await during('paste', files)).toEqual(['b.txt: one', 'a.txt: two']);
  });

  it('of words are words, of a link what lies there, of nothing a problem', async () => {
    expect(await during('paste', (transfer) => transfer.items.add('first\nsecond', 'text/plain'))).toEqual([': first\nsecond']);
    const link = (transfer: DataTransfer) => {
      transfer.items.add('# a comment\r\nhttps://host/photos/cat%20one.png', 'text/uri-list');
      transfer.items.add('https://host/photos/cat%20one.png', 'text/plain');
    };
    expect(await during('drop', link)).toEqual(['cat one.png: https://host/photos/cat%20one.png']);
    expect(await during('drop', (transfer) => transfer.items.add('javascript:alert(1)', 'text/uri-list'))).toEqual(['nothing-to-import']);
    expect(await during('drop', () => undefined)).toEqual(['nothing-to-import']);
  });

  it('of files of another frame are files', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const { File: OtherFile } = frame.contentWindow as unknown as typeof globalThis;
    const file = new OtherFile(['elsewhere'], 'a.txt');
    expect(file).not.toBeInstanceOf(File);
    expect(await listOf([file])).toEqual(['a.txt: elsewhere']);
    frame.remove();
  });
});

describe('what an input holds', () => {
  it('is a list of files', async () => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['one'], 'a.txt'));
    expect(await listOf(transfer.files)).toEqual(['a.txt: one']);
  });
});
