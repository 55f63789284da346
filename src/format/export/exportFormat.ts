/** Every format that annotations leave in. */
export const EXPORT_FORMATS = [
  'JSON',
  'JSON_MIN',
  'CSV',
  'TSV',
  'CONLL2003',
  'SPACY',
  'ASR_MANIFEST',
  'COCO',
  'YOLO',
  'YOLO_OBB',
  'VOC',
  'BRUSH_TO_PNG',
  'BRUSH_TO_NUMPY',
] as const;

/** A format of exports, by Label Studio's names where it has one. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
