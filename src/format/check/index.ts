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
export type { Mapping, Renames, ResultNames } from './mapping';
