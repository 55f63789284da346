import { ImportProblem } from './importProblem';

/** How many problems of one code are listed that leave no row out. */
const LISTED = 20;

/**
 * Lists the first problems of each code and says with the last of them that it is. For what leaves no row out: a mark that a million rows miss is one
 * thing to mend. Rows that are left out are each listed.
 */
export class FewProblems {
  private readonly counts = new Map<string, number>();

  /** Whether a problem of that code would still be listed. */
  lists(code: string): boolean {
    return (this.counts.get(code) ?? 0) < LISTED;
  }

  /** The problem as it is to be reported; undefined when enough were. */
  admit(problem: ImportProblem): ImportProblem | undefined {
    const count = (this.counts.get(problem.code) ?? 0) + 1;
    if (count > LISTED) return undefined;
    this.counts.set(problem.code, count);
    if (count < LISTED) return problem;
    const { code, severity, message, hint, file, line, column } = problem;
    return new ImportProblem({ code, severity, message: `${message} Further ones of this file are not listed.`, hint, file, line, column });
  }
}
