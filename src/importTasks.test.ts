import { describe, expect, it } from 'vitest';
import { type ImportFile, type ImportOptions, ImportProblem, importAll, importTasks } from './tasks';

const TEXT = '<View><Text name="message" value="$my_text"/><Choices name="c" toName="message"><Choice value="A"/></Choices></View>';

function file(path: string, content: string | Uint8Array<ArrayBuffer> = 'x'): ImportFile {
  const blob = new Blob([content]);
  return { path, size: blob.size, stream: () => blob.stream() };
}

async function importOf(input: Parameters<typeof importAll>[0], options?: ImportOptions) {
  const { tasks, problems } = await importAll(input, options);
  return { tasks, problems: problems.map(({ code, place }) => `${code} ${place}`) };
}

/** Every format of "Import formats" in Label Studio's guide to tasks. */
describe('the formats of the guide', () => {
  it('reads the basic format, `data` missing or not, and the older name of annotations', async () => {
    const completions = [{ result: [{ from_name: 'c', to_name: 'message', type: 'choices', value: { choices: ['A'] } }] }];
    const json = JSON.stringify([{ my_key: 'my_value' }, { id: 7, data: { my_text: 'Opossum is great', ref_id: 456 }, completions }]);
    expect(await importOf(file('my_tasks.json', json))).toEqual({
      tasks: [{ data: { my_key: 'my_value' } }, { id: 7, data: { my_text: 'Opossum is great', ref_id: 456 }, annotations: completions }],
      problems: [],
    });
  });

  it('reads a directory with JSON files', async () => {
    const files = [file('a/1.json', '[{"data":{"my_text":"one"}}]'), file('a/2.json', '{"data":{"my_text":"two"}}')];
    expect(await importOf(files, { format: 'json' })).toEqual({
      tasks: [{ data: { my_text: 'one' } }, { data: { my_text: 'two' } }],
      problems: [],
    });
  });

  it('reads CSV and TSV, whose columns are keys of the data', async () => {
    const rows = [
      { data: { my_text: 'this is a first task', optional_field: '123' } },
      { data: { my_text: 'this is a second task', optional_field: '456' } },
    ];
    const csv = 'my_text,optional_field\nthis is a first task,123\nthis is a second task,456\n';
    expect(await importOf(file('t.csv', csv))).toEqual({ tasks: rows, problems: [] });
    expect(await importOf(file('t.tsv', csv.replaceAll(',', '\t')))).toEqual({ tasks: rows, problems: [] });
  });

  it('reads plain text, a task a line, into the variable of the text tag', async () => {
    const text = 'this is a first task\nthis is a second task\n';
    expect(await importOf(file('my_tasks.txt', text), { config: TEXT, format: 'text' })).toEqual({
      tasks: [{ data: { my_text: 'this is a first task' } }, { data: { my_text: 'this is a second task' } }],
      problems: [],
    });
  });

  it('reads a directory with plain text files, line by line', async () => {
    const files = [file('d/a.txt', 'one\ntwo'), file('d/b.txt', 'three')];
    const { tasks } = await importOf(files, { config: TEXT, format: 'text' });
    expect(tasks.map(({ data }) => data?.my_text)).toEqual(['one', 'two', 'three']);
  });

  it.each([
    ['Image', 'image', ['png', 'jpg', 'jpeg', 'tiff', 'tif', 'bmp', 'gif', 'webp', 'avif', 'svg']],
    ['Audio', 'audio', ['wav', 'aiff', 'mp3', 'au', 'flac', 'ogg', 'm4a', 'opus']],
    ['AudioPlus', 'audio', ['wav', 'aiff', 'mp3', 'au', 'flac']],
    ['Video', 'video', ['mp4', 'webm', 'mov', 'm4v', 'ogv', 'mkv', 'avi']],
    ['Pdf', 'pdf', ['pdf']],
  ] as const)('reads a directory for <%s>: one task a file, whose value is its address', async (tag, format, ends) => {
    const files = [...ends.map((end) => file(`dir/sub/one.${end.toUpperCase()}`)), ...ends.map((end) => file(`dir/two.${end}`))];
    const options: ImportOptions = {
      config: `<View><${tag} name="o" value="$here"/></View>`,
      mediaUrl: ({ path }) => `http://localhost:8080/data/filename?d=${path}`,
    };
    const tasks = files.map(({ path }) => ({ data: { here: `http://localhost:8080/data/filename?d=${path}` } }));
    expect(await importOf(files, options)).toEqual({ tasks, problems: [] });
    expect(await importOf(files, { ...options, format })).toEqual({ tasks, problems: [] });
  });

  it('takes a table as the value of the only TimeSeries, and as a list of tasks when a column has its name', async () => {
    const config = '<View><TimeSeries name="ts" value="$csv" valueType="url"><Channel column="first_column"/></TimeSeries></View>';
    const series = file('resource.csv', 'time,first_column\n0,1.5\n1,2.5\n');
    const list = file('list.csv', 'csv,id\nhttps://app.heartex.ai/samples/time-series.csv,1\n');
    expect(await importOf([series, list], { config })).toEqual({
      tasks: [{ data: { csv: 'resource.csv' } }, { data: { csv: 'https://app.heartex.ai/samples/time-series.csv', id: '1' } }],
      problems: [],
    });
    const inline = config.replace('valueType="url"', 'valueType="json"');
    expect((await importOf(series, { config: inline })).tasks).toEqual([{ data: { csv: { time: [0, 1], first_column: [1.5, 2.5] } } }]);
    expect((await importOf(series, { config, format: 'csv' })).tasks).toHaveLength(2);
  });
});

describe('importTasks', () => {
  it('keeps going after what it refuses, and says where that was', async () => {
    const files = [file('a.csv', 'x,y\n1,2\n3\n4,5\n'), file('b.xlsx'), file('c.png'), file('d.bin', new Uint8Array([0, 1, 2, 3]))];
    const rows: string[] = [];
    for await (const row of importTasks(files))
      rows.push(row instanceof ImportProblem ? `${row.code} ${row.place}` : JSON.stringify(row.data));
    expect(rows).toEqual([
      '{"x":"1","y":"2"}',
      'csv-too-few-cells a.csv:3',
      '{"x":"3"}',
      '{"x":"4","y":"5"}',
      'format-not-imported b.xlsx',
      '{"image":"c.png"}',
      'format-unknown d.bin',
    ]);
  });

  it('invents no id', async () => {
    const { tasks } = await importAll('[{"data":{"text":"a"}},{"id":"own","data":{"text":"b"}}]');
    expect(tasks).toEqual([{ data: { text: 'a' } }, { id: 'own', data: { text: 'b' } }]);
  });
});
