import type { Task } from 'label-editor';
import { SAMPLING_STRATEGIES, type SamplingStrategy } from 'label-editor/tasks';
import type { ServedError, ServedProject } from '../../../src/host/protocol';
import type { ProjectInfo, ProjectStorage, SavedAnnotation, TaskRow } from './projectStorage';
import { taskRow } from './taskRow';

const AT_ONCE = 1000;

/** The project that the command line serves beside this page (src/host/protocol.ts). */
export function servedStorage(base = new URL('api/', document.baseURI)): ProjectStorage {
  const ask = (path: string, init?: RequestInit) => request(new URL(path, base), init);
  const json = (method: string, body: unknown): RequestInit => ({
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    // A draft that is saved while the page is left must arrive; browsers allow it for small ones.
    keepalive: method === 'PUT' && JSON.stringify(body).length < 50_000,
  });
  const read = async (id: number) => (await (await ask(`tasks/${id}`)).json()) as Task;
  // A draft is saved with each step: what becomes of the row is known without asking.
  const known = new Map<number, TaskRow>();
  const keep = (row: TaskRow): TaskRow => {
    known.set(row.id, row);
    return row;
  };
  const rowNow = async (id: number): Promise<TaskRow> => keep(taskRow(id, await read(id)));
  const rowWith = async (id: number, state: 'draft' | 'todo'): Promise<TaskRow> => {
    const row = known.get(id) ?? (await rowNow(id));
    return row.annotations > 0 ? row : keep({ ...row, state });
  };
  return {
    own: undefined,
    read: async () => describeServed((await (await ask('project')).json()) as ServedProject),
    async *rows(signal) {
      for await (const batch of batchesOf<TaskRow>(ask('tasks', signal && { signal }))) yield batch.map(keep);
    },
    task: read,
    async *tasks(signal) {
      for await (const batch of batchesOf<Task>(ask('tasks/full', signal && { signal }))) yield* batch;
    },
    // With its draft_id: the server ends that draft, and does not store the name of it.
    async saveAnnotation(task, annotation) {
      const path = `tasks/${task}/annotations`;
      const reply =
        annotation.id === undefined
          ? await ask(path, json('POST', annotation))
          : await ask(`${path}/${encodeURIComponent(annotation.id as string | number)}`, json('PUT', annotation));
      return { annotation: (await reply.json()) as SavedAnnotation, row: await rowNow(task) };
    },
    async removeAnnotation(task, id) {
      await ask(`tasks/${task}/annotations/${encodeURIComponent(id)}`, { method: 'DELETE' });
      return rowNow(task);
    },
    async saveDraft(task, draft) {
      await ask(`tasks/${task}/drafts`, json('PUT', draft));
      return rowWith(task, 'draft');
    },
    async removeDraft(task) {
      await ask(`tasks/${task}/drafts`, { method: 'DELETE' });
      return rowWith(task, 'todo');
    },
    // What is served has addresses of its own.
    media: async () => undefined,
  };
}

function describeServed({ title, config, sampling, refused, refusedCount }: ServedProject): ProjectInfo {
  const strategy = SAMPLING_STRATEGIES.find((name) => name === sampling) ?? 'sequential';
  return {
    id: 'served',
    title,
    config,
    sampling: strategy satisfies SamplingStrategy,
    seed: 0,
    showPredictions: true,
    modelVersion: '',
    models: [],
    refused,
    refusedCount,
  };
}

async function request(url: URL, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    throw new Error(
      'The command line that serves this project does not answer. Start it again in its folder; your work here is kept until then.',
    );
  }
  if (response.ok) return response;
  const said = (await response.json().catch(() => undefined)) as Partial<ServedError> | undefined;
  throw new Error(said?.message ? `${said.message} ${said.hint ?? ''}`.trim() : `The server answered ${response.status}.`);
}

/** The values of an answer that holds one a line, as they arrive. */
async function* batchesOf<T>(answer: Promise<Response>): AsyncGenerator<readonly T[]> {
  const { body } = await answer;
  if (!body) return;
  let rest = '';
  let batch: T[] = [];
  for await (const text of chunksOf(body)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') batch.push(JSON.parse(line) as T);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (rest.trim() !== '') batch.push(JSON.parse(rest) as T);
  if (batch.length > 0) yield batch;
}

/** Safari iterates over no stream yet. */
async function* chunksOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
