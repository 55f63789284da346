import type { CreateExporter } from './exported';
import type { ExportFormat } from './exportFormat';

/** The exporter of each format, loaded when it is first asked for. A new format is a file and a line here. */
export const EXPORTERS: Readonly<Record<ExportFormat, () => Promise<CreateExporter>>> = {
  JSON: () => import('./json').then(({ createJsonExporter }) => createJsonExporter),
  JSON_MIN: () => import('./jsonMin').then(({ createJsonMinExporter }) => createJsonMinExporter),
  CSV: () => import('./csv').then(({ createCsvExporter }) => createCsvExporter),
  TSV: () => import('./csv').then(({ createTsvExporter }) => createTsvExporter),
  CONLL2003: () => import('./conll2003').then(({ createConll2003Exporter }) => createConll2003Exporter),
  SPACY: () => import('./spacy').then(({ createSpacyExporter }) => createSpacyExporter),
  ASR_MANIFEST: () => import('./asrManifest').then(({ createAsrManifestExporter }) => createAsrManifestExporter),
  COCO: () => import('./coco').then(({ createCocoExporter }) => createCocoExporter),
  YOLO: () => import('./yolo').then(({ createYoloExporter }) => createYoloExporter),
  YOLO_OBB: () => import('./yoloObb').then(({ createYoloObbExporter }) => createYoloObbExporter),
  VOC: () => import('./voc').then(({ createVocExporter }) => createVocExporter),
  BRUSH_TO_PNG: () => import('./brushToPng').then(({ createBrushToPngExporter }) => createBrushToPngExporter),
  BRUSH_TO_NUMPY: () => import('./brushToNumpy').then(({ createBrushToNumpyExporter }) => createBrushToNumpyExporter),
};
