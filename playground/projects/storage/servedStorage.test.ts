import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONFIG, choice, TestFolder, type TestServer } from '../../../src/host/node/testServer';
import type { ProjectStorage } from './projectStorage';
import { servedStorage } from './servedStorage';

let folder: TestFolder;
let server: TestServer;
let storage: ProjectStorage;

beforeEach(async () => {
  folder = await TestFolder.create();
  await folder.write('config.xml', CONFIG);
  await folder.write('tasks.json', [{ data: { text: 'a' }, drafts: [{ id: 3, ...choice('good') }] }, { data: { text: 'b' } }]);
  server = await folder.open(folder.at('tasks.json'), '--config', folder.at('config.xml'), '--output', folder.at('out'));
  storage = servedStorage(new URL('api/', server.url));
});
afterEach(() => folder.remove());

test('a draft that came with the import is over when it is handed in unchanged', async () => {
  // As the editor says it: the annotation names the draft that it was made of.
  const { annotation, row } = await storage.saveAnnotation(1, { draft_id: 3, ...choice('good') }, 'new 3');
  expect(annotation).toMatchObject(choice('good'));
  expect(annotation).not.toHaveProperty('draft_id');
  expect(row).toMatchObject({ state: 'done', annotations: 1 });
  expect(await storage.task(1)).toMatchObject({ annotations: [annotation], drafts: [] });
});

test('a draft that is saved here is over when it is handed in', async () => {
  expect(await storage.saveDraft(2, { id: 'x', ...choice('bad') })).toMatchObject({ state: 'draft' });
  const { row } = await storage.saveAnnotation(2, choice('bad'), 'new x');
  expect(row).toMatchObject({ state: 'done' });
  expect(await storage.task(2)).not.toHaveProperty('drafts');
});
