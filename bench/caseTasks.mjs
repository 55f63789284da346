// What the cases of our own open: Label Studio's JSON, the same in every run.

export const LABELS = ['Car', 'Person', 'Sign', 'Tree'];
export const COLORS = ['#e6194b', '#3cb44b', '#4363d8', '#f58231'];
const RELATIONS = ['causes', 'belongs to', 'follows', 'contradicts'];
const labels = LABELS.map((value, i) => `<Label value="${value}" background="${COLORS[i]}"/>`).join('');

/** @param {string} control @param {string} image */
const config = (control, image = 'value="$image"') =>
  `<View><Image name="img" ${image}/><${control} name="label" toName="img">${labels}</${control}></View>`;

const SIZE = { original_width: 4000, original_height: 3000, image_rotation: 0 };

/** @param {number} i @param {string} type @param {object} value @param {object} [more] */
function resultOf(i, type, value, more) {
  const stored = { ...value, [type]: [LABELS[i % LABELS.length]] };
  return { id: `r${i}`, from_name: 'label', to_name: 'img', type, ...SIZE, value: stored, ...more };
}

/** Boxes in a grid, each in its own cell. @param {number} count */
function boxes(count) {
  const columns = Math.ceil(Math.sqrt((count * 4) / 3));
  const rows = Math.ceil(count / columns);
  const [width, height] = [100 / columns, 100 / rows];
  return Array.from({ length: count }, (_, i) =>
    resultOf(i, 'rectanglelabels', {
      x: (i % columns) * width + width * 0.1,
      y: Math.floor(i / columns) * height + height * 0.1,
      width: width * (0.5 + ((i * 7) % 10) / 34),
      height: height * (0.5 + ((i * 3) % 10) / 34),
      rotation: 0,
    }),
  );
}

/** Boxes of a model. @param {number} count @param {string} image */
export function predictedBoxes(count, image) {
  const predictions = [{ id: 1, model_version: 'bench', result: boxes(count) }];
  return { config: config('RectangleLabels'), task: { id: 1, data: { image }, predictions } };
}

/** Boxes of a person. @param {number} count @param {string} image */
export function annotatedBoxes(count, image) {
  return { config: config('RectangleLabels'), task: { id: 1, data: { image }, annotations: [{ id: 1, result: boxes(count) }] } };
}

/** One outline round the middle; its first point is the only one at the right edge of its bounds. @param {number} count @param {string} image */
export function onePolygon(count, image) {
  const points = Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI;
    const radius = i === 0 ? 40 : 38 + Math.cos(angle * 60);
    return [50 + radius * Math.cos(angle), 50 + radius * Math.sin(angle)];
  });
  const result = [resultOf(0, 'polygonlabels', { points, closed: true })];
  return { config: config('PolygonLabels'), task: { id: 1, data: { image }, annotations: [{ id: 1, result }] } };
}

/** An image to paint masks on. @param {string} image */
export function emptyMasks(image) {
  return { config: config('BrushLabels'), task: { id: 1, data: { image }, annotations: [{ id: 1, result: [] }] } };
}

/** Pages of one image tag, each with ten boxes. @param {readonly string[]} pages */
export function pagesOfBoxes(pages) {
  const result = boxes(pages.length * 10).map((one, i) => ({ ...one, item_index: i % pages.length }));
  const task = { id: 1, data: { pages }, annotations: [{ id: 1, result }] };
  return { config: config('RectangleLabels', 'valueList="$pages"'), task };
}

const WORDS =
  'the quick brown fox of Zürich jumps over lazy dogs while seven wizards brew strong coffee in old harbour towns near Lisbon'.split(' ');

/** Words of about `length` characters; every 600 or so a line ends, or never. @param {number} length @param {boolean} [lines] */
export function prose(length, lines = true) {
  const words = [];
  let [units, row] = [0, 0];
  for (let i = 0; units < length; i++) {
    const word = WORDS[(i * 7 + (i >> 3)) % WORDS.length];
    const ends = lines && row + word.length > 600;
    words.push(word, ends ? '\n' : ' ');
    units += word.length + 1;
    row = ends ? 0 : row + word.length + 1;
  }
  return words.join('');
}

/** A log: lines of about 50 characters. @param {number} lines */
export function log(lines) {
  return Array.from(
    { length: lines },
    (_, i) => `2026-01-01T00:00:${String(i % 60).padStart(2, '0')} INFO [worker-${i % 16}] ${prose(16, false)}${i}`,
  ).join('\n');
}

/** Spans spread evenly over a text, in an annotation. @param {string} text @param {number} count */
export function spansOn(text, count) {
  const step = Math.floor(text.length / Math.max(count, 1));
  const result = Array.from({ length: count }, (_, i) => {
    const start = i * step;
    const end = start + Math.min(4 + ((i * 7) % 30), text.length - start);
    return {
      id: `r${i}`,
      from_name: 'label',
      to_name: 'txt',
      type: 'labels',
      value: { start, end, text: text.slice(start, end).replaceAll('\n', '\\n'), labels: [LABELS[i % LABELS.length]] },
    };
  });
  return {
    config: `<View><Labels name="label" toName="txt">${labels}</Labels><Text name="txt" value="$text"/></View>`,
    task: { id: 1, data: { text }, annotations: [{ id: 1, result }] },
  };
}

/** The log with a span on two words of each line, and relations between near spans. @param {number} relations */
export function relatedSpans(relations) {
  const lines = Math.max(60, relations / 5);
  const { config, task } = spansOn(log(lines), lines * 2);
  const count = lines * 2;
  const result = Array.from({ length: relations }, (_, i) => {
    const from = (i * 2) % count;
    const to = (from + 1 + Math.floor(i / lines)) % count;
    const labels = i % 5 === 0 ? {} : { labels: [RELATIONS[i % RELATIONS.length]] };
    return { type: 'relation', from_id: `r${from}`, to_id: `r${to}`, direction: i % 3 === 0 ? 'left' : 'right', ...labels };
  });
  task.annotations[0].result.push(...result);
  const items = RELATIONS.map((value, i) => `<Relation value="${value}" background="${COLORS[i]}"/>`).join('');
  return { config: config.replace('</View>', `<Relations>${items}</Relations></View>`), task };
}
