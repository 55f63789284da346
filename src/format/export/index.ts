export type { Exported, ExportFile, ExportLoss } from './exported';
export { EXPORT_FORMATS, type ExportFormat } from './exportFormat';
