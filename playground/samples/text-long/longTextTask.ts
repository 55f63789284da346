import { createRandom } from '../render/random.mjs';
import type { SampleResult, SampleTask } from '../sample';

const people = ['Ada Thorne', 'Pieter Vos', 'Ines Cardoso', 'Tomas Berg', 'Yuki Hara', 'Leila Aziz', 'Old Marten', 'Captain Ruiz'];
const places = ['Port Alder', 'Saint Brann', 'the Narrows', 'Kell Island', 'Graywater', 'Lisbon', 'the north quay', 'Harrow Light'];
const ships = ['the Marigold', 'the Second Chance', 'the Heron', 'the Blue Widow', 'the Perseverance'];
const cargo = ['salt', 'forty barrels of oil', 'wool', 'tin', 'dried figs', 'lamp glass', 'timber', 'letters'];
const days = ['3 March', '17 June', '29 September', 'the first Monday', '11 November', 'Midsummer eve'];

/** `{P}` and the like stand for a word of that list, and become a predicted span. */
const sentences = [
  '{P} entered {S} in the book on {D}, bound for {L} with {C}.',
  'The wind held from the west, and {S} stood off {L} until the tide turned.',
  '{P} wrote that {C} had been landed at {L}, and that nobody had asked for a receipt.',
  'There was fog.',
  'On {D} the harbour master of {L} counted the crew twice and found one more than the list allowed.',
  'It rained all night and the ink ran.',
  '{P} and {P} disagreed about the price of {C}, as they had every year.',
  'Nothing was seen of {S} after she left {L}.',
  'The clerk notes, without comment, that {C} came back unsold.',
];
const labels = { P: 'Person', L: 'Place', S: 'Ship', C: 'Cargo', D: 'Date' } as const;
const words = { P: people, L: places, S: ships, C: cargo, D: days } as const;

const wantedLength = 200_000;
const wantedSpans = 2000;

/** A harbour log of 200,000 characters with 2,000 predicted spans, the same in every run. */
export function createLongTextTask(): SampleTask {
  const random = createRandom(1871);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const parts: string[] = [];
  const result: SampleResult[] = [];
  let length = 0;
  const append = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  while (length < wantedLength) {
    const sentenceCount = 3 + Math.floor(random() * 5);
    for (let i = 0; i < sentenceCount; i++) {
      for (const piece of pick(sentences).split(/(\{[PLSCD]\})/)) {
        const key = /^\{([PLSCD])\}$/.exec(piece)?.[1] as keyof typeof labels | undefined;
        if (!key) {
          append(piece);
          continue;
        }
        const word = pick<string>(words[key]);
        // Spread over the whole text: keep a span in so many that 2,000 reach to its end.
        if (result.length < wantedSpans && result.length <= (length / wantedLength) * wantedSpans) {
          const value = { start: length, end: length + word.length, text: word, labels: [labels[key]] };
          result.push({ id: `s${result.length + 1}`, from_name: 'label', to_name: 'text', type: 'labels', value });
        }
        append(word);
      }
      append(' ');
    }
    append('\n\n');
  }
  return { data: { text: parts.join('') }, predictions: [{ model_version: 'logbook-reader', score: 0.9, result }] };
}
