import type { Result } from 'label-editor';

const PEOPLE = ['Ada Thorne', 'Ben Okafor', 'Clara Weiss', 'Dario Conti', 'Elif Kaya', 'Farid Nasser', 'Greta Lind', 'Hugo Marsh'];
const PLACES = ['Aldgate', 'Bergen', 'Cadiz', 'Dunmore', 'Esbjerg', 'Fiume', 'Galway', 'Hobart'];
const FIRMS = [
  'North Quay Ltd',
  'Harbour Trust',
  'Lind & Sons',
  'Conti Lines',
  'The Gazette',
  'Kaya Timber',
  'Marsh Bank',
  'Okafor Freight',
];
const SENTENCES = [
  '{person} of {firm} left {place} before dawn, and nobody at {firm} knew why.',
  'In {place} the clerk wrote that {person} had met {person} twice; {firm} denied it.',
  'A letter from {person} reached {place} in March and named {firm}.',
  '{firm} bought the old mill in {place}, which {person} had sold to {firm}.',
  'When {person} came back to {place}, {person} was waiting on the quay.',
];

/** The same numbers for the same seed. */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const LABELS: Readonly<Record<string, string>> = { person: 'Person', place: 'Place', firm: 'Company' };
const RELATIONS = ['works at', 'lives in', 'met', 'owns'];
const DIRECTIONS = ['right', 'right', 'right', 'left', 'bi'];

/** A text with spans, and as many relations between them: near neighbours mostly, as in real work, and some over half a page. */
export function relatedText(lines: number, relations: number, seed = 7): { readonly text: string; readonly result: readonly Result[] } {
  const next = numbersOf(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const spans: Result[] = [];
  let text = '';
  for (let i = 0; i < lines; i++) {
    if (i > 0) text += '\n';
    for (const part of pick(SENTENCES).split(/[{}]/)) {
      const words = part === 'person' ? pick(PEOPLE) : part === 'place' ? pick(PLACES) : part === 'firm' ? pick(FIRMS) : undefined;
      if (words === undefined) {
        text += part;
        continue;
      }
      const value = { start: text.length, end: text.length + words.length, text: words, labels: [LABELS[part]] };
      spans.push({ id: `s${spans.length}`, from_name: 'label', to_name: 'text', type: 'labels', value });
      text += words;
    }
  }
  const pairs = new Set<string>();
  const links: Result[] = [];
  while (links.length < relations) {
    const from = Math.floor(next() * spans.length);
    const far = next() < 0.1 ? 40 : next() < 0.4 ? 12 : 3;
    const to = Math.min(spans.length - 1, Math.max(0, from + Math.round((next() - 0.5) * 2 * far)));
    if (from === to || pairs.has(`${from} ${to}`)) continue;
    pairs.add(`${from} ${to}`);
    const labels = next() < 0.8 ? { labels: [pick(RELATIONS)] } : {};
    links.push({ type: 'relation', from_id: `s${from}`, to_id: `s${to}`, direction: pick(DIRECTIONS), ...labels });
  }
  return { text, result: [...spans, ...links] };
}

/** Labels of the spans and of their relations. */
export const RELATED_LABELS = `
  <Relations><Relation value="works at" background="#0b7285"/><Relation value="lives in" background="#5f3dc4"/>
    <Relation value="met" background="#c2255c"/><Relation value="owns" background="#2b8a3e"/></Relations>
  <Labels name="label" toName="text"><Label value="Person" background="#d9480f"/><Label value="Place" background="#1864ab"/>
    <Label value="Company" background="#5c940d"/></Labels>`;
