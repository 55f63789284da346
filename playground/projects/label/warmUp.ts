import type { Task } from 'label-editor';

const MOST = 4;
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|bmp|svg)(?:[?#]|$)/i;

/** Addresses of pictures among the data of a task, which the browser has not stored itself. */
export function picturesOf({ data = {} }: Task): readonly string[] {
  const values = Object.values(data).flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]));
  const isFar = (value: unknown): value is string => typeof value === 'string' && /^(?:https?:\/\/|\/)/i.test(value) && PICTURE.test(value);
  return values.filter(isFar).slice(0, MOST);
}

/** Has the browser fetch the pictures of a task that comes soon. What fails fails again, and is told, when the task is opened. */
export function warmUp(task: Task, signal: AbortSignal): void {
  for (const url of picturesOf(task)) {
    const image = new Image();
    signal.addEventListener('abort', () => image.removeAttribute('src'), { once: true });
    image.src = url.startsWith('/samples/') ? new URL(`.${url}`, document.baseURI).href : url;
  }
}
