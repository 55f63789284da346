import { type DataSlots, readDataSlots } from './dataSlots';
import { type FileImportOptions, type ImportLimits, withDefaultLimits } from './importOptions';

/** What the readers of one import share. */
export interface ImportJob {
  readonly options: FileImportOptions;
  readonly limits: Required<ImportLimits>;
  readonly slots: DataSlots;
  /** Whether this is the first time: what holds for every file of an import is said at the first. */
  isFirst(code: string): boolean;
}

export function createImportJob(options: FileImportOptions): ImportJob {
  const said = new Set<string>();
  return {
    options,
    limits: withDefaultLimits(options.limits),
    slots: readDataSlots(options.config),
    isFirst(code) {
      const isNew = !said.has(code);
      said.add(code);
      return isNew;
    },
  };
}
