import type { SampleResult, SampleTask } from '../sample';
import { findCodePoints } from '../spans';

const message =
  'Hello, the reading lamp I bought in May hums as soon as I switch it on, and the cable gets warm. I am quite worried, ' +
  'because it stands beside a bed. The box looked fine. Could you send a new one before Friday? Otherwise I love your shop.';

const mark = (id: string, phrase: string, label: string): SampleResult => ({
  id,
  from_name: 'mark',
  to_name: 'message',
  type: 'labels',
  value: { ...findCodePoints(message, phrase), text: phrase, labels: [label] },
});

const answer = (id: string, control: string, type: string, value: object): SampleResult => ({
  id,
  from_name: control,
  to_name: 'message',
  type,
  value: { ...value },
});

/** Two columns, conditions, nested choices, an alias, per-region answers and the ways of a TextArea. */
export function createLayoutTask(): SampleTask {
  return {
    data: { ticket: '4711', customer: 'M. Ortiz', message, draft: 'Dear customer, ' },
    predictions: [
      {
        model_version: 'helpdesk-3',
        score: 0.72,
        result: [
          mark('m1', 'reading lamp', 'Product'),
          mark('m2', 'worried', 'sentiment'),
          answer('m2', 'strength', 'choices', { ...findCodePoints(message, 'worried'), choices: ['Strong'] }),
          mark('m3', 'before Friday', 'Deadline'),
          answer('a1', 'topic', 'choices', { choices: ['Defect'] }),
          answer('a2', 'part', 'choices', { choices: [['Lamp'], ['Lamp', 'Cable'], ['Lamp', 'Switch'], ['Lamp', 'Switch', 'Hums']] }),
          answer('a3', 'team', 'choices', { choices: ['Workshop'] }),
          answer('a4', 'keywords', 'textarea', { text: ['lamp', 'hum', 'warm cable'] }),
        ],
      },
    ],
  };
}
