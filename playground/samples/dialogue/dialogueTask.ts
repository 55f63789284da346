import type { SampleResult, SampleTask } from '../sample';

/** A telephone call; seconds are those of `call.mp3`. */
const turns = [
  { author: 'Agent', text: 'Harbour Hotel, good evening, this is Mira. How can I help you?', start: 0.01, end: 4.31 },
  {
    author: 'Guest',
    text: 'Good evening. I booked a room for the third of March, under the name Okafor, but I have to change it.',
    start: 4.66,
    end: 10.54,
  },
  {
    author: 'Agent',
    text: 'One moment, please. Yes, Mister Okafor, a double room with a view of the sea, two nights.',
    start: 10.89,
    end: 16.94,
  },
  {
    author: 'Guest',
    text: 'That is the one. Could we come on the fifth instead? And my mother would like a room of her own.',
    start: 17.29,
    end: 22.69,
  },
  { author: 'Agent', text: 'The fifth is free. A single room next to yours is ninety euros a night.', start: 23.04, end: 27.52 },
  { author: 'Guest', text: 'Ninety? The website said seventy five.', start: 27.87, end: 30.91 },
  {
    author: 'Agent',
    text: 'You are right, seventy five, that is the spring price. I will write it down like that.',
    start: 31.26,
    end: 36.65,
  },
  { author: 'Guest', text: 'Thank you, Mira. Then we will see you on the fifth.', start: 37.0, end: 40.32 },
] as const;

/** A labelled phrase that begins in one turn and may end in another. */
function describePhrase(
  id: string,
  label: string,
  from: readonly [turn: number, word: string],
  to: readonly [turn: number, word: string],
  score: number,
): SampleResult {
  const startOffset = turns[from[0]]?.text.indexOf(from[1]) ?? -1;
  const endOffset = (turns[to[0]]?.text.indexOf(to[1]) ?? -1) + to[1].length;
  const inside = turns.slice(from[0], to[0] + 1).map(({ text }, i, all) => {
    const end = i === all.length - 1 ? endOffset : text.length;
    return text.slice(i === 0 ? startOffset : 0, end);
  });
  return {
    id,
    from_name: 'label',
    to_name: 'call',
    type: 'paragraphlabels',
    score,
    value: { start: String(from[0]), end: String(to[0]), startOffset, endOffset, text: inside.join('\n\n'), paragraphlabels: [label] },
  };
}

/** A booking by telephone with its sound. */
export function createDialogueTask(): SampleTask {
  return {
    data: { turns, audio: '/samples/call.mp3' },
    predictions: [
      {
        model_version: 'intents-2',
        score: 0.74,
        result: [
          describePhrase('d1', 'Name', [0, 'Mira'], [0, 'Mira'], 0.97),
          describePhrase('d2', 'Date', [1, 'the third of March'], [1, 'the third of March'], 0.93),
          describePhrase('d3', 'Name', [1, 'Okafor'], [1, 'Okafor'], 0.95),
          describePhrase('d4', 'Wish', [3, 'Could we come'], [3, 'on the fifth instead?'], 0.66),
          describePhrase('d5', 'Date', [3, 'the fifth'], [3, 'the fifth'], 0.9),
          describePhrase('d6', 'Price', [4, 'ninety euros'], [4, 'ninety euros'], 0.88),
          describePhrase('d7', 'Price', [5, 'seventy five'], [6, 'spring price'], 0.41),
          describePhrase('d8', 'Date', [7, 'the fifth'], [7, 'the fifth'], 0.92),
        ],
      },
    ],
  };
}

const openings = ['Good morning.', 'One moment.', 'I see.', 'No, thank you.', 'Could you say that again?', 'That is right.'];
const rest = [
  'The parcel is still in the harbour.',
  'I called twice last week.',
  'Your number is 4471.',
  'It was promised for Monday.',
  '',
];

/** A very long chat: `count` turns of three people. */
export function createLongDialogueTask(count: number): SampleTask {
  const chat = Array.from({ length: count }, (_, i) => ({
    author: ['Ines', 'Tomas', 'Yuki'][(i * 7) % 3],
    text: `${openings[(i * 5) % openings.length]} ${rest[(i * 3) % rest.length]} (${i + 1})`,
  }));
  return { data: { turns: chat } };
}
