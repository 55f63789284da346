import { observer } from 'mobx-react-lite';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { asText, type ConfigNode, type Finding, type TagViewProps } from '../../core';
import { loadText } from '../../surfaces/text';
import { FindingNotice, Spinner, useEditor, useFindings, useMessages } from '../../ui/kit';
import { readTableOptions, type TableOptions } from './options.document';
import { TableGrid } from './TableGrid';
import { type ReadTable, tableOfValue } from './table.document';

const NONE: readonly Finding[] = [];

async function tableOfText(text: string, options: TableOptions): Promise<ReadTable> {
  if (options.type === 'json') return tableOfValue(text);
  // The parser of CSV is loaded with the first one.
  const { tableOfCsv } = await import('./csv.document');
  return tableOfCsv(text, options);
}

/** What stands there when a table should be CSV and is something else already. */
function notCsv(value: unknown): ReadTable {
  const read = tableOfValue(value);
  const finding: Finding = {
    code: 'table-csv-type',
    severity: 'warning',
    message: 'The config says that the table is CSV, but the task gives an object or a list; it is shown as such.',
    hint: 'Leave out valueType, or give the CSV as one text.',
  };
  return { ...read, findings: [...read.findings, finding] };
}

/** The table when nothing has to be loaded for it. */
function readAtOnce(value: unknown, { type, url }: TableOptions): ReadTable | undefined {
  if (value === null || value === undefined) return tableOfValue(value);
  if (url) return undefined;
  if (type === 'json') return tableOfValue(value);
  return typeof value === 'object' ? notCsv(value) : undefined;
}

function failed(error: unknown): ReadTable {
  const finding: Finding = {
    code: 'table-failed',
    severity: 'error',
    message: `The table could not be read (${error instanceof Error ? error.message : String(error)}), so it is not shown.`,
    hint: 'Check the connection, then try again.',
  };
  return { content: undefined, findings: [finding] };
}

/** The table of a node, loaded when it is given by URL; `retry` loads it again. */
function useTable(node: ConfigNode): { readonly read: ReadTable | undefined; readonly options: TableOptions; readonly retry: () => void } {
  const editor = useEditor();
  const { value, valueType } = node.attrs;
  const { options, findings } = useMemo(() => readTableOptions(asText(valueType)), [valueType]);
  const atOnce = useMemo(() => readAtOnce(value, options), [value, options]);
  const [late, setLate] = useState<ReadTable>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads the same address again
  useEffect(() => {
    if (atOnce) return;
    const abort = new AbortController();
    setLate(undefined);
    const open = async (): Promise<ReadTable> => {
      if (!options.url) return tableOfText(asText(value), options);
      const base = typeof document === 'object' ? document.baseURI : '';
      const resolve = (url: string): Promise<string> => editor.resolveUrl(url, { tag: node.tag, attribute: 'value' });
      const loaded = await loadText(value, resolve, base, abort.signal);
      return loaded.finding ? { content: undefined, findings: [loaded.finding] } : tableOfText(loaded.text, options);
    };
    void open()
      .catch(failed)
      .then((read) => {
        if (!abort.signal.aborted) setLate(read);
      });
    return () => abort.abort();
  }, [editor, node, value, options, atOnce, attempt]);
  const read = atOnce ?? late;
  const all = useMemo(() => read && { ...read, findings: [...findings, ...read.findings] }, [read, findings]);
  return { read: all, options, retry: useCallback(() => setAttempt((count) => count + 1), []) };
}

/** What is to be reported: of a file's rows there is no place in the task, and a missing key was reported where the config names it. */
function useReport(node: ConfigNode, read: ReadTable | undefined, { url }: TableOptions): void {
  const findings = useMemo(() => {
    if (!read || node.attrs.value === undefined) return NONE;
    return url ? read.findings.map(({ key: _, ...finding }) => finding) : read.findings;
  }, [node, read, url]);
  useFindings(node, 'value', findings);
}

/** The view of a Table tag: the table, and what is wrong with it. */
export const TableView = observer(function TableView({ node }: TagViewProps) {
  const t = useMessages();
  const { read, options, retry } = useTable(node);
  useReport(node, read, options);
  if (!read) return <Spinner label={t('table.loading')} />;
  const { content, findings } = read;
  return (
    <>
      {findings.map((finding) => (
        <FindingNotice key={finding.code + finding.message} finding={finding} onRetry={content || !options.url ? undefined : retry} />
      ))}
      {content && <TableGrid name={node.name} content={content} />}
    </>
  );
});
