import type { SampleResult, SampleTask } from '../sample';

const picture = { width: 600, height: 403 };
const envelope = { to_name: 'image', original_width: picture.width, original_height: picture.height, image_rotation: 0 };

/** Edges in pixels of the picture, as a percent rectangle. */
function toPercent(left: number, top: number, right: number, bottom: number) {
  return {
    x: (left / picture.width) * 100,
    y: (top / picture.height) * 100,
    width: ((right - left) / picture.width) * 100,
    height: ((bottom - top) / picture.height) * 100,
    rotation: 0,
  };
}

type Edges = readonly [left: number, top: number, right: number, bottom: number];

function describeBox(id: string, label: string, edges: Edges, extra: object = {}): SampleResult {
  return {
    id,
    ...envelope,
    from_name: 'box',
    type: 'rectanglelabels',
    ...extra,
    value: { ...toPercent(...edges), rectanglelabels: [label] },
  };
}

function describeExtent(id: string, edges: Edges, extent: string): SampleResult {
  return { id, ...envelope, from_name: 'extent', type: 'choices', value: { ...toPercent(...edges), choices: [extent] } };
}

const terminal = [
  [58.4, 54.6],
  [99.6, 54.8],
  [99.6, 69.4],
  [60, 69.2],
];
const climbing: Edges = [29.88, 51.66, 225, 232.65];
const redJet: Edges = [408, 229, 562, 290];
const greenJet: Edges = [40, 237, 156, 277];
const redCar: Edges = [452.8, 331.8, 487.3, 361.6];
const whiteCar: Edges = [373, 303, 397.5, 319];
const van: Edges = [132, 289, 176, 308.5];
const tug: Edges = [143, 326, 187, 350];
const cart: Edges = [96, 321, 138, 348];

/** The work that was saved before: a note, a relation, a region that nobody may touch and one that starts hidden. */
const saved: readonly SampleResult[] = [
  describeBox('jet-1', 'Aircraft', climbing, { origin: 'manual', meta: { text: ['just took off'] } }),
  describeExtent('jet-1', climbing, 'Whole'),
  describeBox('jet-2', 'Aircraft', redJet, { origin: 'manual', readonly: true }),
  describeBox('jet-3', 'Aircraft', greenJet, { origin: 'manual', hidden: true }),
  describeBox('tug', 'Vehicle', tug, { origin: 'manual' }),
  describeBox('cart', 'Vehicle', cart, { origin: 'manual' }),
  { from_name: 'light', to_name: 'image', type: 'choices', id: 'light-1', origin: 'manual', value: { choices: ['Day'] } },
  { type: 'relation', from_id: 'tug', to_id: 'cart', direction: 'right' } as unknown as SampleResult,
];

const predicted: readonly SampleResult[] = [
  describeBox('p-jet-1', 'Aircraft', climbing, { score: 0.98 }),
  describeBox('p-jet-2', 'Aircraft', redJet, { score: 0.91, readonly: true }),
  describeBox('p-jet-3', 'Aircraft', greenJet, { score: 0.85, hidden: true }),
  describeBox('p-car-1', 'Vehicle', redCar, { score: 0.76 }),
  describeBox('p-car-2', 'Vehicle', whiteCar, { score: 0.44, readonly: true, hidden: true }),
  {
    id: 'p-hall',
    ...envelope,
    from_name: 'outline',
    type: 'polygonlabels',
    score: 0.69,
    value: { points: terminal, closed: true, polygonlabels: ['Building'] },
  },
  ...[43.4, 48.1, 52.9].map((x, index) => ({
    id: `p-cone-${index + 1}`,
    ...envelope,
    from_name: 'point',
    type: 'keypointlabels',
    score: 0.6 + index / 10,
    value: { x, y: 93.2, width: 0.8, keypointlabels: ['Cone'] },
  })),
];

/** A second model that tips the van over and takes a cart for an aircraft. */
const contrary: readonly SampleResult[] = [
  describeBox('q-van', 'Vehicle', van, { score: 0.52 }),
  describeBox('q-cart', 'Aircraft', cart, { score: 0.31 }),
  { from_name: 'light', to_name: 'image', type: 'choices', id: 'q-light', score: 0.9, value: { choices: ['Night'] } },
];

/** Review of the airport's picture: one saved annotation, two models, read-only and hidden regions. */
export function createReviewTask(): SampleTask {
  return {
    data: { image: '/samples/airport.jpg' },
    annotations: [{ id: 101, completed_by: 1, lead_time: 41.5, ground_truth: false, created_at: '2026-03-01T09:30:00Z', result: saved }],
    predictions: [
      { id: 201, model_version: 'apron-7', score: 0.83, result: predicted },
      { id: 202, model_version: 'apron-6', score: 0.4, result: contrary },
    ],
  };
}

/** The same picture with nothing on it, to draw from scratch. */
export function createBlankTask(): SampleTask {
  return { data: { image: '/samples/airport.jpg' } };
}
