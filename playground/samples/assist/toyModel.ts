import type { AssistRequest, Result } from 'label-editor';
import { type Area, areaMeant, outlineOf, type Pixels, type Place } from './flood';

/** As long as a fast model takes. */
const THINKING_MS = 350;
/** It looks at small pictures only. */
const WIDEST = 600;

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

async function readPixels(url: string): Promise<Pixels> {
  const image = new Image();
  image.src = url.startsWith('/samples/') ? new URL(`.${url}`, document.baseURI).href : url;
  await image.decode();
  const k = Math.min(1, WIDEST / image.naturalWidth);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * k);
  canvas.height = Math.round(image.naturalHeight * k);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser paints no pictures.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function isArea(value: unknown): value is Area {
  return typeof value === 'object' && value !== null && 'height' in value;
}

/**
 * A model that runs in the page and knows nothing: it takes what has the colour of the points that are meant (the middle of a box counts as one) and
 * hangs together, without what hangs together with the points that are not. It answers one outline.
 */
export async function askToyModel({ task, group, labels }: AssistRequest, signal: AbortSignal): Promise<readonly Result[]> {
  await wait(THINKING_MS, signal);
  const pixels = await readPixels(String(task.data?.image));
  const boxes = group.flatMap(({ value }) => (isArea(value) ? value : []));
  const middle = ({ x, y, width, height }: Area): Place => ({ x: x + width / 2, y: y + height / 2 });
  const points = (meant: boolean): readonly Place[] =>
    group.flatMap(({ value, is_positive: sign }) => (!isArea(value) && (sign !== false) === meant ? (value as unknown as Place) : []));
  const yes = [...points(true), ...boxes.map(middle)];
  if (yes.length === 0) throw new Error('Show me at least one point that is meant: click without Alt.');
  const outline = outlineOf(pixels, areaMeant(pixels, yes, points(false), boxes.at(-1)));
  if (outline.length === 0) return [];
  const [label] = labels;
  return [
    {
      id: 'toy',
      from_name: 'outline',
      to_name: 'image',
      type: 'polygonlabels',
      score: Math.round(90 / group.length) / 100,
      value: { points: outline, closed: true, ...(label !== undefined && { polygonlabels: [label] }) },
    },
  ];
}
