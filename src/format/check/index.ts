export { applyMapping } from './applyMapping';
export type {
  CheckFinding,
  CheckPlace,
  CheckReport,
  ConfigFinding,
  ControlCheck,
  Counted,
  LabelCheck,
  ModelCheck,
  NameCheck,
  ObjectCheck,
  ObjectKeyCheck,
} from './checkReport';
export { type CheckOptions, checkTasks } from './checkTasks';
export { describeCheck } from './describeCheck';
export type { Mapping, Renames, ResultNames } from './mapping';
