import type { CreateExporter } from './exported';
import type { ExportFormat } from './exportFormat';

/** The exporter of each format, loaded when it is first asked for. A new format is a file and a line here. */
export const EXPORTERS: Partial<Readonly<Record<ExportFormat, () => Promise<CreateExporter>>>> = {
  JSON: () => import('./json').then(({ createJsonExporter }) => createJsonExporter),
};
