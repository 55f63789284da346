export type { ImportFile } from './importFile';
export { IMPORT_FORMATS, type ImportFormat } from './importFormat';
export { ImportProblem } from './importProblem';
