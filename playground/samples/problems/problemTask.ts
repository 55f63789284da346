import type { SampleResult, SampleTask } from '../sample';

const image = { to_name: 'image', original_width: 800, original_height: 450, image_rotation: 0 };
const square = { x: 20, y: 20, width: 10, height: 10, rotation: 0 };
const text = 'A yellow van waits by the kerb near the square.';

const box = (id: string, geometry: object, label: string, extra: object = {}): SampleResult => ({
  id,
  ...image,
  from_name: 'box',
  type: 'rectanglelabels',
  value: { ...square, ...geometry, rectanglelabels: [label] },
  ...extra,
});

const span = (id: string, start: number, end: number, stored: string): SampleResult => ({
  id,
  from_name: 'mark',
  to_name: 'text',
  type: 'labels',
  value: { start, end, text: stored, labels: ['Place'] },
});

/** Every way we know for a prediction not to fit its config or its data, one result each, and one that is right. */
export function createProblemTask(): SampleTask {
  return {
    // No `caption`: the header's variable has nothing to show.
    data: { image: '/samples/street.jpg', text },
    predictions: [
      {
        model_version: 'careless-1',
        score: 1.7,
        result: [
          box('right', { x: 23, y: 27, width: 14, height: 36 }, 'Vehicle'),
          box('misspelt-control', { x: 5 }, 'Vehicle', { from_name: 'boxx' }),
          box('wrong-object', { x: 40 }, 'Vehicle', { to_name: 'picture' }),
          box('wrong-type', { x: 45, y: 60 }, 'Vehicle', { type: 'ellipselabels' }),
          box('unknown-label', { x: 55.5, y: 2.4, width: 35.8, height: 46.9 }, 'Bilding'),
          box('out-of-bounds', { x: 92, y: 80, width: 30, height: 40 }, 'Vehicle'),
          box('upside-down', { x: 70, y: 70, width: -8, height: 6 }, 'Vehicle'),
          box('no-number', { x: '60', y: null }, 'Vehicle'),
          span('text-differs', 2, 8, 'green'),
          span('past-the-end', 40, 400, 'square'),
          span('back-to-front', 20, 10, 'waits'),
          { id: 'lost', ...image, from_name: 'note', type: 'textarea', value: { ...square, text: ['there is no region of this id'] } },
          { id: 'fog', from_name: 'weather', to_name: 'image', type: 'choices', value: { choices: ['Fog'] } },
          { id: 'new-kind', ...image, from_name: 'box', type: 'hologram', value: { depth: 3 } },
          { id: 'no-value', ...image, from_name: 'box', type: 'rectanglelabels' } as unknown as SampleResult,
          { type: 'relation', from_id: 'right', to_id: 'nobody', direction: 'right' } as unknown as SampleResult,
        ],
      },
    ],
  };
}
