// The public entry `label-editor/tasks`: tasks in, annotations out. Needs no React and no DOM, runs in Node.

export { EXPORT_FORMATS, type Exported, type ExportFile, type ExportFormat, type ExportLoss } from './format/export';
export { IMPORT_FORMATS, type ImportFile, type ImportFormat, ImportProblem } from './format/import';
export { SAMPLING_STRATEGIES, type SamplingStrategy } from './format/sampling';
