export type { ImportFile } from './importFile';
export { IMPORT_FORMATS, type ImportFormat } from './importFormat';
export { ImportProblem } from './importProblem';
// A batch a piece of the file: `importTasks` should pass batches on and flatten them at the public edge only.
export { type Row, type RowFormat, type RowOptions, readTaskBatches, readTasks } from './readTasks';
