import { asText, isRecord } from '../../core';
import type { CreateExporter, ExportAnnotation, ExportContext, Exporter, ExportTask } from './exported';
import { FORMULA_ESCAPED, FORMULA_KEPT, isFormulaCell } from './formulaCells';
import { ANNOTATION_KEYS, minRecord } from './minRecord';
import { TableFile } from './tableFile';

/** Columns that an annotated table has from its first row on, in order: tables of one config can be joined whatever was labelled. */
function knownColumns(firstKeys: Iterable<string>, { config }: ExportContext): readonly string[] {
  const controls = config.controls.filter(({ name, definition }) => name !== '' && definition?.labelsRelations !== true);
  const last = [...controls.map(({ name }) => name), ...ANNOTATION_KEYS];
  return [...[...firstKeys].filter((key) => !last.includes(key)), ...last];
}

function createTableExporter(context: ExportContext, table: TableFile): Exporter {
  const { isPreview, options, lose } = context;
  let hasAnnotations = false;
  const harmless = (text: string): string => (options.formulas !== 'keep' && isFormulaCell(text) ? `'${text}` : text);
  const cellOf = (value: unknown, task: ExportTask): string => {
    if (Array.isArray(value) || isRecord(value)) return JSON.stringify(value);
    const text = asText(value);
    if (typeof value !== 'string' || !isFormulaCell(text)) return text;
    lose(options.formulas === 'keep' ? FORMULA_KEPT : FORMULA_ESCAPED, task);
    return harmless(text);
  };
  const addRow = (task: ExportTask, annotation: ExportAnnotation | undefined): void => {
    const record = minRecord(task, annotation, context);
    const cells = new Map([...record].map(([key, value]) => [cellOf(key, task), cellOf(value, task)]));
    if (annotation && !hasAnnotations) {
      hasAnnotations = true;
      // What the record has is told of already.
      for (const key of knownColumns(record.keys(), context)) table.addColumn(record.has(key) ? harmless(key) : cellOf(key, task));
    }
    if (!isPreview) table.addRow(cells);
  };
  return {
    takesUnlabelled: options.unlabelled === 'keep',
    add(task) {
      if (task.annotations.length === 0) addRow(task, undefined);
      for (const annotation of task.annotations) addRow(task, annotation);
    },
    finish: async () => [await table.finish()],
  };
}

/**
 * CSV: a row for each annotation with the columns of JSON_MIN; lists and objects are JSON in their cell. UTF-8, quoted as RFC 4180 says. Cells that a spreadsheet would
 * run are made harmless (`formulas`).
 */
export const createCsvExporter: CreateExporter = (context) =>
  createTableExporter(
    context,
    new TableFile({ path: 'annotations.csv', type: 'text/csv', delimiter: ',', bom: context.options.bom === true }),
  );

/** TSV: CSV with tabs between the cells, quoted in the same way. */
export const createTsvExporter: CreateExporter = (context) =>
  createTableExporter(
    context,
    new TableFile({ path: 'annotations.tsv', type: 'text/tab-separated-values', delimiter: '\t', bom: context.options.bom === true }),
  );
