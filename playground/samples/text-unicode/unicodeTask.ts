import type { SampleTask } from '../sample';
import { describeSpan } from '../spans';

const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';
const swissFlag = '\u{1F1E8}\u{1F1ED}';
const wave = '\u{1F44B}\u{1F3FD}';
const astronaut = '\u{1F9D1}\u{1F3FF}\u200D\u{1F680}';
const walesFlag = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}';
const keycapOne = '1\uFE0F\u20E3';
// Decomposed on purpose: letter and mark are two code points.
const zoe = 'Zoe\u0308';
const zurich = 'Zu\u0308rich';
const david = '\u05D3\u05D5\u05D3';
const jerusalem = '\u05D9\u05E8\u05D5\u05E9\u05DC\u05D9\u05DD';
const cairo = '\u0627\u0644\u0642\u0627\u0647\u0631\u0629';
const layla = '\u0644\u064A\u0644\u0649';

/** Everything that shifts offsets when someone counts UTF-16 units, graphemes, or trims or normalises the text. */
export const unicodeText = [
  ` The Okafor family ${family} landed in ${zurich} ${swissFlag} at 07:45. ${zoe} waved ${wave} from gate B12, where ${family} waited too.`,
  `${david} \u05D2\u05E8 \u05D1${jerusalem}, and ${layla} \u062A\u0633\u0643\u0646 \u0641\u064A ${cairo}; both speak English at work.`,
  '',
  `Ame\u0301lie ${astronaut} signed for ${walesFlag} Cymru Robotics on ${keycapOne} June 2031 and paid \u20AC1\u202F200. Na\u00EFve? Not \u{1D524}\u{1D532}\u{1D532} at all.`,
].join('\r\n');

const span = (phrase: string, label: string, id: string, score: number, nth = 1) =>
  describeSpan(unicodeText, phrase, label, { id, score, nth });

export function createUnicodeTask(): SampleTask {
  return {
    data: { text: unicodeText },
    predictions: [
      {
        model_version: 'multilingual-1',
        score: 0.81,
        result: [
          span('Okafor', 'Person', 'u1', 0.93),
          span(family, 'Emoji', 'u2', 0.88),
          span(zurich, 'Place', 'u3', 0.97),
          span(swissFlag, 'Emoji', 'u4', 0.7),
          span(zoe, 'Person', 'u5', 0.95),
          span(family, 'Emoji', 'u6', 0.86, 2),
          span(david, 'Person', 'u7', 0.77),
          span(jerusalem, 'Place', 'u8', 0.83),
          span(layla, 'Person', 'u9', 0.64),
          span(cairo, 'Place', 'u10', 0.91),
          span('Ame\u0301lie', 'Person', 'u11', 0.9),
          span(`${walesFlag} Cymru Robotics`, 'Organization', 'u12', 0.62),
          span(`${keycapOne} June 2031`, 'Date', 'u13', 0.74),
          span('\u20AC1\u202F200', 'Money', 'u14', 0.99),
        ],
      },
      {
        model_version: 'multilingual-2',
        score: 0.67,
        result: [
          span(`The Okafor family ${family}`, 'Organization', 'v1', 0.41),
          span(`${zurich} ${swissFlag}`, 'Place', 'v2', 0.8),
          span(wave, 'Emoji', 'v3', 0.55),
          span('gate B12', 'Place', 'v4', 0.52),
          span(jerusalem, 'Place', 'v5', 0.9),
          span(cairo, 'Place', 'v6', 0.9),
          span(`Ame\u0301lie ${astronaut}`, 'Person', 'v7', 0.73),
          span('Cymru Robotics', 'Organization', 'v8', 0.88),
          span('June 2031', 'Date', 'v9', 0.85),
        ],
      },
    ],
  };
}
