import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Task } from '../../core';
import { ImportProblem } from './importProblem';
import { type RowFormat, readTasks } from './readTasks';

async function read(text: string, format: RowFormat, textKey = 'text') {
  const tasks: Task[] = [];
  const problems: string[] = [];
  for await (const row of readTasks({ path: 'x', stream: () => new Blob([text]).stream() }, format, { textKey })) {
    if (row instanceof ImportProblem) problems.push(`${row.severity} ${row.code} ${row.line}`);
    else tasks.push(row);
  }
  return { tasks, problems };
}

/** Label Studio's published examples lie with the playground. */
function sample(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../playground/samples/${name}/tasks.json`, import.meta.url)), 'utf8');
}

// The basic format as its page shows it, with its comments.
const BASIC = `[{
  # "data" requires to contain "my_text" field defined by labeling config,
  # and can optionally include other fields
  "data": {
    "my_text": "Opossum is great",
    "ref_id": 456,
    "meta_info": {
      "timestamp": "2020-03-09 18:15:28.212882",
      "location": "North Pole"
    } 
  },

  # completions are the list of annotation results matched labeling config schema
  "completions": [{
    "result": [{
      "from_name": "sentiment_class",
      "to_name": "message",
      "type": "choices",
      "value": {
        "choices": ["Positive"]
      }
    }]
  }],

  # "predictions" are pretty similar to "completions" 
  # except that they also include some ML related fields like prediction "score"
  "predictions": [{
    "result": [{
      "from_name": "sentiment_class",
      "to_name": "message",
      "type": "choices",
      "value": {
        "choices": ["Neutral"]
      }
    }],
  # score is used for active learning sampling mode
    "score": 0.95
  }]
}]
`;

describe('the examples of the basic format', () => {
  const choice = (name: string) => [{ from_name: 'sentiment_class', to_name: 'message', type: 'choices', value: { choices: [name] } }];

  it('a task as it is shown, with comments', async () => {
    const { tasks, problems } = await read(BASIC, 'json');
    expect(tasks).toEqual([
      {
        data: { my_text: 'Opossum is great', ref_id: 456, meta_info: { timestamp: '2020-03-09 18:15:28.212882', location: 'North Pole' } },
        annotations: [{ result: choice('Positive') }],
        predictions: [{ result: choice('Neutral'), score: 0.95 }],
      },
    ]);
    expect(problems).toEqual([2, 3, 13, 25, 26, 36].map((line) => `warning json-comment ${line}`));
  });

  it('without data the body is the data', async () => {
    expect(await read('[{"my_key": "my_value"}]', 'json')).toEqual({ tasks: [{ data: { my_key: 'my_value' } }], problems: [] });
  });

  it('CSV', async () => {
    const text = 'my_text,optional_field\nthis is a first task,123\nthis is a second task,456\n';
    expect(await read(text, 'csv')).toEqual({
      tasks: [
        { data: { my_text: 'this is a first task', optional_field: '123' } },
        { data: { my_text: 'this is a second task', optional_field: '456' } },
      ],
      problems: [],
    });
    expect(await read(text.replaceAll(',', '\t'), 'tsv')).toEqual(await read(text, 'csv'));
  });

  it('plain text', async () => {
    expect(await read('this is a first task\nthis is a second task\n', 'text', 'my_text')).toEqual({
      tasks: [{ data: { my_text: 'this is a first task' } }, { data: { my_text: 'this is a second task' } }],
      problems: [],
    });
  });
});

describe('the examples of pre-annotations', () => {
  it('a series with no predictions', async () => {
    const csv = 'https://app.heartex.ai/samples/time-series.csv?time=None&values=first_column';
    const text = `[\n  {\n    "data": {\n      "csv": "${csv}"    },\n    "predictions": []\n  }\n]`;
    expect(await read(text, 'json')).toEqual({ tasks: [{ data: { csv }, predictions: [] }], problems: [] });
  });

  it.each(['image-boxes-and-choice', 'image-unlabelled-shapes', 'ocr', 'text-per-region-textarea', 'text-spans'])(
    '%s, with every key as it came, in every way to lay it out',
    async (name) => {
      const list = JSON.parse(sample(name)) as Task[];
      expect(await read(sample(name), 'json')).toEqual({ tasks: list, problems: [] });
      for (const text of [JSON.stringify(list), list.map((task) => JSON.stringify(task)).join('\n'), JSON.stringify(list, null, '\t')]) {
        expect(await read(text, 'json')).toEqual({ tasks: list, problems: [] });
      }
    },
  );
});
