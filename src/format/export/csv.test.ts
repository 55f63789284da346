import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Task } from '../../core';
import { type ExportOptions, exportAnnotations, importAll, previewExport } from '../../tasks';
import { isFormulaCell } from './formulaCells';
import { TableFile } from './tableFile';

const config = `<View>
  <Text name="text" value="$my_text"/>
  <Choices name="sentiment" toName="text"><Choice value="Positive"/></Choices>
  <Labels name="label" toName="text"><Label value="Person"/></Labels>
  <Relations><Relation value="of"/></Relations>
</View>`;

async function tableOf(tasks: readonly Task[], options: Partial<ExportOptions> = {}) {
  const { files, losses } = await exportAnnotations(tasks, { format: 'CSV', config, ...options });
  return { path: files[0]!.path, bytes: new Uint8Array(await files[0]!.blob.arrayBuffer()), text: await files[0]!.blob.text(), losses };
}

const annotation = {
  id: 2,
  completed_by: { email: 'ann@example.com' },
  created_at: '2026-01-01T00:00:00Z',
  lead_time: 1.5,
  result: [
    { from_name: 'label', to_name: 'text', type: 'labels', value: { start: 0, end: 4, text: 'Anna', labels: ['Person'] } },
    { from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: ['Positive'] } },
  ],
};

describe('CSV', () => {
  it('is JSON_MIN as a table: lists as JSON, columns of all controls in the config’s order', async () => {
    const { text, path, losses } = await tableOf([{ id: 1, data: { my_text: 'Anna said: "Yes"', n: 1 }, annotations: [annotation] }]);
    expect(path).toBe('annotations.csv');
    expect(text).toBe(
      'my_text,n,id,sentiment,label,annotator,annotation_id,created_at,updated_at,lead_time\r\n' +
        '"Anna said: ""Yes""",1,1,Positive,"[{""start"":0,""end"":4,""text"":""Anna"",""labels"":[""Person""]}]",ann@example.com,2,2026-01-01T00:00:00Z,,1.5\r\n',
    );
    expect(losses).toEqual([]);
  });

  it('as TSV, with a byte order mark where it is asked for', async () => {
    const tasks = [{ data: { my_text: 'a\tb' }, annotations: [annotation] }];
    const { text, path, bytes } = await tableOf(tasks, { format: 'TSV', bom: true });
    expect(path).toBe('annotations.tsv');
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text.split('\r\n')[1]?.startsWith('"a\tb"\tPositive\t')).toBe(true);
    expect([...(await tableOf(tasks)).bytes.slice(0, 2)]).toEqual([...new TextEncoder().encode('my')]);
  });

  it.each(['=1+1', '+A1', '-x', '@SUM(A1)', '\t=1', '\r=1', '＝1', '=cmd|"/c calc"!A1', '- item'])(
    'makes %j harmless and tells',
    async (cell) => {
      const tasks = [{ data: { a: cell }, annotations: [{ result: [] }] }];
      const { text, losses } = await tableOf(tasks);
      expect(Papa.parse<string[]>(text).data[1]?.[0]).toBe(`'${cell}`);
      expect(losses).toMatchObject([{ code: 'formula-escaped', severity: 'warning', count: 1 }]);
      const kept = await tableOf(tasks, { formulas: 'keep' });
      expect(Papa.parse<string[]>(kept.text).data[1]?.[0]).toBe(cell);
      expect(kept.losses).toMatchObject([{ code: 'formula-kept', severity: 'info' }]);
    },
  );

  it('leaves plain numbers and other text alone, and escapes names of columns, too', async () => {
    for (const cell of ['-1', '+1.5e-3', '-.5', 'a=b', ' =1', "'=1", '']) expect([cell, isFormulaCell(cell)]).toEqual([cell, false]);
    const { text } = await tableOf([{ data: { '=k': 'v' }, annotations: [{ result: [] }] }]);
    expect(text.startsWith("'=k,")).toBe(true);
  });

  it('escapes names of controls that nobody has answered, too, and tells of each name once a row', async () => {
    const named = config.replaceAll('"sentiment"', '"=1+1"').replaceAll('"label"', '"@x"');
    const result = [{ from_name: '@x', to_name: 'text', type: 'labels', value: { start: 0, end: 1, labels: ['Person'] } }];
    const tasks = [{ data: { my_text: 'A' }, annotations: [{ result }] }];
    const { text, losses } = await tableOf(tasks, { config: named });
    expect(text.split('\r\n')[0]).toBe("my_text,'=1+1,'@x,annotator,annotation_id,created_at,updated_at,lead_time");
    expect(losses).toMatchObject([{ code: 'formula-escaped', count: 2 }]);
    expect(await previewExport(tasks, { format: 'CSV', config: named })).toEqual(losses);
  });

  it('a cell of a thousand signs is looked at in no time', () => {
    const long = `+${'1'.repeat(1e6)}x`;
    const before = performance.now();
    expect(isFormulaCell(long)).toBe(true);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('columns that are met late', () => {
  it('are empty in every earlier row, also in rows that left the heap already', async () => {
    const table = new TableFile({ path: 't.csv', type: 'text/csv', delimiter: ',', bom: false });
    const long = `x\r\n",${'y'.repeat(1_100_000)}`;
    table.addRow(new Map([['a', long]]));
    table.addRow(new Map([['a', '2']]));
    table.addRow(new Map([['b', long]]));
    table.addRow(
      new Map([
        ['c', '4'],
        ['__proto__', '5'],
      ]),
    );
    const { blob } = await table.finish();
    const { data, errors } = Papa.parse<string[]>(await blob.text(), { skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data).toEqual([
      ['a', 'b', 'c', '__proto__'],
      [long, '', '', ''],
      ['2', '', '', ''],
      ['', long, '', ''],
      ['', '', '4', '5'],
    ]);
  });

  it('a table of one empty cell has a row', async () => {
    const { text } = await tableOf([{ data: { a: '' } }], { unlabelled: 'keep' });
    expect(text).toBe('a\r\n""\r\n');
  });
});

it('a name that holds another delimiter is not taken for two columns', async () => {
  const { text } = await tableOf([{ data: { 'a,0': '1' } }], { format: 'TSV', unlabelled: 'keep' });
  expect(text).toBe('"a,0"\r\n1\r\n');
  expect((await importAll(text, { format: 'tsv' })).tasks).toEqual([{ data: { 'a,0': '1' } }]);
});

describe('any flat data', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('=1+1', '-', '"', '""', ',', '\n', '\r\n', '\r', "'", '\ta', ' x ', '1,5', '\uFEFFx'),
  );
  const key = fc.stringMatching(/^[a-z_](?:[a-z0-9_ ,"-]{0,7}[a-z0-9"])?$/);
  const rows = fc
    .uniqueArray(key, { minLength: 1, maxLength: 5 })
    .chain((keys) =>
      fc.tuple(
        fc.constant(keys),
        fc.array(fc.array(cell, { minLength: keys.length, maxLength: keys.length }), { minLength: 1, maxLength: 8 }),
      ),
    );

  it('comes out of CSV and TSV as it went in', async () => {
    const property = fc.asyncProperty(rows, fc.constantFrom('CSV' as const, 'TSV' as const), async ([keys, values], format) => {
      const tasks = values.map((row) => ({ data: Object.fromEntries(keys.map((name, i) => [name, row[i] ?? ''])) }));
      const { text } = await tableOf(tasks, { format, formulas: 'keep', unlabelled: 'keep' });
      const { data } = Papa.parse<string[]>(text, { delimiter: format === 'CSV' ? ',' : '\t' });
      expect(data).toEqual([keys, ...values, ['']]);
    });
    await fc.assert(property, { numRuns: 100 });
  });

  it('is imported again as the same tasks, labelled or not', async () => {
    const property = fc.asyncProperty(
      rows,
      fc.constantFrom('CSV' as const, 'TSV' as const),
      fc.boolean(),
      async ([keys, values], format, isLabelled) => {
        const full = values.map((row) => row.map((text, i) => (i === 0 ? `${text}.` : text)));
        const data = full.map((row) => Object.fromEntries(keys.map((name, i) => [name, row[i] ?? ''])));
        const tasks = data.map((task) => ({ data: task, ...(isLabelled && { annotations: [annotation] }) }));
        const { text } = await tableOf(tasks, { format, formulas: 'keep', unlabelled: 'keep' });
        const imported = await importAll(text, { format: format === 'CSV' ? 'csv' : 'tsv' });
        expect(imported.problems).toEqual([]);
        const known = new Set(keys);
        const own = imported.tasks.map((task) => Object.fromEntries(Object.entries(task.data ?? {}).filter(([key]) => known.has(key))));
        expect(own).toEqual(data);
        if (!isLabelled) expect(imported.tasks).toEqual(tasks);
      },
    );
    await fc.assert(property, { numRuns: 50 });
  });
});
