export { type ExportSettings, exportAnnotations, previewExport, type TaskSource } from './exportAnnotations';
export type { Exported, ExportFile, ExportLoss } from './exported';
export { EXPORT_FORMATS, type ExportFormat } from './exportFormat';
export type { FormatOptions } from './formatOptions';
export { zipExport } from './zipExport';
