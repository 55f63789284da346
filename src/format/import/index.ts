export { formatByName } from './fileFormat';
export { comparePaths, isHiddenPath, tamePath } from './filePaths';
export type { ImportFile } from './importFile';
export { type FoundFiles, importBatches, importFiles } from './importFiles';
export { IMPORT_FORMATS, type ImportFormat } from './importFormat';
export type { FileImportOptions, ImportLimits, ImportProgress } from './importOptions';
export { ImportProblem } from './importProblem';
// A batch a piece of the file: `importTasks` should pass batches on and flatten them at the public edge only.
export { type Row, type RowFormat, type RowOptions, readTaskBatches, readTasks } from './readTasks';
