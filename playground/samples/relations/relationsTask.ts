import type { SampleResult, SampleTask } from '../sample';
import { describeSpan } from '../spans';
import { createLongTextTask } from '../text-long/longTextTask';

const text =
  'Yuki Hara drives the apron tug at Port Alder airport. When the red jet has been unloaded, she takes the baggage cart to the hall; Tomas Berg, who works there, waves the next one in.';

const size = { original_width: 600, original_height: 403, image_rotation: 0 };

function describeBox(id: string, label: string, [left, top, right, bottom]: readonly [number, number, number, number]): SampleResult {
  const [w, h] = [size.original_width / 100, size.original_height / 100];
  const value = { x: left / w, y: top / h, width: (right - left) / w, height: (bottom - top) / h, rotation: 0, rectanglelabels: [label] };
  return { id, from_name: 'box', to_name: 'photo', type: 'rectanglelabels', ...size, value };
}

/** Relations have neither value nor names on the wire. */
function describeLink(from_id: string, to_id: string, labels: readonly string[], direction = 'right'): SampleResult {
  return { type: 'relation', from_id, to_id, direction, labels } as unknown as SampleResult;
}

/** A text and a picture whose regions belong together. */
export function createRelationsTask(): SampleTask {
  const span = (phrase: string, label: string, id: string) => describeSpan(text, phrase, label, { id });
  return {
    data: { text, image: '/samples/airport.jpg' },
    annotations: [
      {
        id: 1,
        result: [
          span('Yuki Hara', 'Person', 'yuki'),
          span('apron tug', 'Thing', 'tug-word'),
          span('Port Alder airport', 'Place', 'airport'),
          span('red jet', 'Thing', 'jet-word'),
          span('baggage cart', 'Thing', 'cart-word'),
          span('hall', 'Place', 'hall'),
          span('Tomas Berg', 'Person', 'tomas'),
          describeBox('jet', 'Aircraft', [408, 229, 562, 290]),
          describeBox('tug', 'Vehicle', [143, 326, 187, 350]),
          describeBox('cart', 'Vehicle', [96, 321, 138, 348]),
          describeLink('yuki', 'tug-word', ['drives']),
          describeLink('yuki', 'airport', ['works at']),
          describeLink('tomas', 'hall', ['works at']),
          describeLink('tug-word', 'tug', ['is shown by']),
          describeLink('jet-word', 'jet', ['is shown by']),
          describeLink('cart-word', 'cart', ['is shown by']),
          describeLink('jet-word', 'cart-word', ['before'], 'bi'),
        ],
      },
    ],
  };
}

const labels = ['sailed to', 'carried', 'on'] as const;

/** The harbour log with 300 relations between neighbouring spans. */
export function createManyRelationsTask(): SampleTask {
  const { data, predictions } = createLongTextTask();
  const spans = (predictions?.[0]?.result ?? []).slice(0, 600);
  const links = Array.from({ length: 300 }, (_, i) => {
    const from = spans[i * 2];
    const to = spans[Math.min(i * 2 + 1 + (i % 4), spans.length - 1)];
    return describeLink(from?.id ?? '', to?.id ?? '', [labels[i % 3] as string], (['right', 'left', 'bi'] as const)[i % 3]);
  });
  return { data, annotations: [{ id: 1, result: [...spans, ...links] }] };
}
