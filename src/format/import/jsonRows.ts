import { isRecord } from '../../core';
import { normaliseTask } from '..';
import { FewProblems } from './fewProblems';
import { isHarmless, type JsonFault, type JsonPlace, jsonFault, rowNotObject, taskBody } from './jsonProblems';
import { JsonScanner } from './jsonScanner';
import { rowTooLarge } from './rowProblems';
import { ROW_LIMIT, type Row, type RowReader } from './rowReader';

/** What JSON needs to become tasks. */
export interface JsonRowOptions {
  readonly file: string;
  /** Letters that an element may have. */
  readonly limit?: number;
}

/** JSON: a task, a list of tasks, or tasks one after another, with or without lines between them. */
export class JsonRows implements RowReader {
  private readonly file: string;
  private readonly scanner: JsonScanner;
  private readonly few = new FewProblems();
  private rows: Row[] = [];

  constructor({ file, limit = ROW_LIMIT }: JsonRowOptions) {
    this.file = file;
    this.scanner = new JsonScanner(
      {
        element: (text, place) => this.readElement(text, place),
        fault: (fault, place, start) => this.report(fault, place, start),
        tooLarge: ({ line }) => this.rows.push(rowTooLarge(file, line, limit)),
      },
      limit,
    );
  }

  get line(): number {
    return this.scanner.line;
  }

  push(text: string): Row[] {
    this.scanner.push(text);
    return this.take();
  }

  end(brokeOff = false): Row[] {
    if (!brokeOff) this.scanner.end();
    return this.take();
  }

  private take(): Row[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  private readElement(text: string, place: JsonPlace): void {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      // The scanner has checked the grammar; what is left is an engine's own bound.
      if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
      this.report('json-not-json', place, place);
      return;
    }
    if (!isRecord(value)) {
      this.rows.push(rowNotObject(this.file, value, place));
      return;
    }
    const { task, problems } = normaliseTask(value);
    // What is amiss inside annotations is shown with them; they are kept as they came.
    const found = problems.filter(({ where }) => where.path === '$.data' || where.path === '$');
    for (const problem of found) this.rows.push(taskBody(problem, this.file, place));
    if (!found.some(({ severity }) => severity === 'error')) this.rows.push(task);
  }

  private report(fault: JsonFault, place: JsonPlace, start?: JsonPlace): void {
    const problem = jsonFault(this.file, fault, place, start);
    const listed = isHarmless(fault) ? this.few.admit(problem) : problem;
    if (listed) this.rows.push(listed);
  }
}
