// The public entry `label-editor/tasks`: tasks in, annotations out. Needs no React and no DOM, runs in Node.

export { EXPORT_FORMATS, type Exported, type ExportFile, type ExportFormat, type ExportLoss } from './format/export';
export { IMPORT_FORMATS, type ImportFile, type ImportFormat, ImportProblem } from './format/import';
export {
  createTaskQueue,
  drawSeed,
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
