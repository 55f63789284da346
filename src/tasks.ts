// The public entry `label-editor/tasks`: tasks in, annotations out. Needs no React and no DOM, runs in Node.

export { type CheckOptions, checkTasks } from './checkTasks';
export { type ExportOptions, exportAnnotations, previewExport } from './exportAnnotations';
export {
  applyMapping,
  type CheckFinding,
  type CheckPlace,
  type CheckReport,
  type ConfigFinding,
  type ControlCheck,
  type Counted,
  describeCheck,
  type LabelCheck,
  type Mapping,
  type ModelCheck,
  type NameCheck,
  type ObjectCheck,
  type ObjectKeyCheck,
  type Renames,
  type ResultNames,
} from './format/check';
export {
  EXPORT_FORMATS,
  type Exported,
  type ExportFile,
  type ExportFormat,
  type ExportLoss,
  type FormatOptions,
  type TaskSource,
  zipExport,
} from './format/export';
export { IMPORT_FORMATS, type ImportFile, type ImportFormat, type ImportLimits, ImportProblem, type ImportProgress } from './format/import';
export {
  createTaskQueue,
  drawSeed,
  type MediaKind,
  type MediaUrl,
  SAMPLING_STRATEGIES,
  type SampleOptions,
  type SamplingStrategy,
  sampleTasks,
  type TaskId,
  type TaskQueue,
  type TaskQueueOptions,
  type TaskQueueSnapshot,
  type TaskQueueState,
  taskScore,
} from './format/sampling';
export { prefetchMedia } from './host';
export { type FoundFiles, filesOf, type ImportInput, type ImportSource } from './host/sources';
export { type Imported, type ImportOptions, importAll, importTasks } from './importTasks';
export { mediaUrlsOf } from './mediaUrlsOf';
