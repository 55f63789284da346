import { Hits } from './hits';
import { scan } from './scan';
import type { FromSearchWorker, ToSearchWorker } from './searchMessages';

/** The worker's own scope: the page's types are not made for it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToSearchWorker>) => void) | null;
  postMessage(message: FromSearchWorker, transfer?: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;

let text = '';

scope.onmessage = ({ data }) => {
  if (data.type === 'text') {
    text = data.text;
    return;
  }
  const hits = new Hits();
  const steps = scan(text, new RegExp(data.source, data.flags), undefined, hits);
  while (!steps.next().done);
  const starts = Int32Array.from(hits.starts);
  const ends = Int32Array.from(hits.ends);
  scope.postMessage({ type: 'hits', number: data.number, starts, ends }, [starts.buffer, ends.buffer]);
};

scope.postMessage({ type: 'ready' });
