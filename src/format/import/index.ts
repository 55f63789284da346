export { formatByName } from './fileFormat';
export { comparePaths, isHiddenPath, tamePath } from './filePaths';
export { reasonOf } from './fileProblems';
export type { ImportFile } from './importFile';
export { type FoundFiles, importFiles } from './importFiles';
export { IMPORT_FORMATS, type ImportFormat } from './importFormat';
export type { FileImportOptions, ImportLimits, ImportProgress } from './importOptions';
export { ImportProblem } from './importProblem';
export type { Row } from './rowReader';
