import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendDone, sendJson, sendLines } from './answers';
import type { ProjectStore } from './projectStore';
import { readAnnotation } from './requestBody';
import { ServedProblem } from './servedProblem';

/** What a request of the api is about. */
interface Call {
  readonly store: ProjectStore;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly task: number;
  readonly annotation: string;
}

type Handler = (call: Call) => Promise<void>;
type Methods = Readonly<Record<string, Handler>>;

function* rowLines(store: ProjectStore): Generator<string> {
  for (const row of store.rows()) yield `${JSON.stringify(row)}\n`;
}

const PROJECT: Methods = { GET: async ({ store, response }) => sendJson(response, store.project) };
const ROWS: Methods = { GET: ({ store, response }) => sendLines(response, rowLines(store)) };
const TASKS: Methods = { GET: ({ store, response }) => sendLines(response, store.lines()) };
const TASK: Methods = { GET: async ({ store, response, task }) => sendJson(response, await store.task(task)) };
const ANNOTATIONS: Methods = {
  POST: async ({ store, request, response, task }) => sendJson(response, await store.addAnnotation(task, await readAnnotation(request))),
};
const ANNOTATION: Methods = {
  PUT: async ({ store, request, response, task, annotation }) =>
    sendJson(response, await store.replaceAnnotation(task, annotation, await readAnnotation(request))),
  DELETE: async ({ store, response, task, annotation }) => {
    await store.removeAnnotation(task, annotation);
    sendDone(response);
  },
};
const DRAFTS: Methods = {
  PUT: async ({ store, request, response, task }) => {
    await store.saveDraft(task, await readAnnotation(request));
    sendDone(response);
  },
  DELETE: async ({ store, response, task }) => {
    await store.removeDrafts(task);
    sendDone(response);
  },
};

const TASK_ID = '(?<task>0|[1-9]\\d{0,15})';
const ROUTES: readonly (readonly [RegExp, Methods])[] = [
  [/^\/api\/project$/, PROJECT],
  [/^\/api\/tasks$/, ROWS],
  [/^\/api\/tasks\/full$/, TASKS],
  [new RegExp(`^/api/tasks/${TASK_ID}$`), TASK],
  [new RegExp(`^/api/tasks/${TASK_ID}/annotations$`), ANNOTATIONS],
  [new RegExp(`^/api/tasks/${TASK_ID}/annotations/(?<annotation>[^/]{1,300})$`), ANNOTATION],
  [new RegExp(`^/api/tasks/${TASK_ID}/drafts$`), DRAFTS],
];

function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ServedProblem(
      400,
      'bad-address',
      'The id of the annotation is not percent-encoded as it should be.',
      'Use encodeURIComponent.',
    );
  }
}

/** Answers a request below `/api/`. */
export async function answerApi(store: ProjectStore, request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
  for (const [pattern, methods] of ROUTES) {
    const groups = pattern.exec(pathname)?.groups;
    if (!groups && !pattern.test(pathname)) continue;
    const handler = Object.entries(methods).find(([name]) => name === (request.method === 'HEAD' ? 'GET' : request.method))?.[1];
    if (!handler) {
      response.setHeader('Allow', Object.keys(methods).join(', '));
      throw new ServedProblem(
        405,
        'method-not-allowed',
        `${request.method} is not known here.`,
        `Use ${Object.keys(methods).join(' or ')}.`,
      );
    }
    return handler({ store, request, response, task: Number(groups?.task), annotation: decodeId(groups?.annotation ?? '') });
  }
  throw new ServedProblem(404, 'not-found', 'There is no such address in the api.', 'See the protocol.');
}
