import type { ExportFormat } from 'label-editor/tasks';

/** What a person calls a format, and what it is good for. */
export const FORMAT_NAMES: Readonly<Record<ExportFormat, readonly [name: string, use: string]>> = {
  JSON: ['JSON', 'All there is, to be imported again.'],
  JSON_MIN: ['JSON, short', 'The data with the answers beside it, one object a task.'],
  CSV: ['CSV', 'A table with one row an annotation, for spreadsheets.'],
  TSV: ['TSV', 'The same table, separated by tabs.'],
  CONLL2003: ['CoNLL 2003', 'A word and its tag a line, for taggers of names.'],
  SPACY: ['spaCy', 'Texts with spans, for training spaCy.'],
  ASR_MANIFEST: ['ASR manifest', 'Sound files with their transcripts, one a line.'],
  COCO: ['COCO', 'Boxes, polygons, masks and key points in one JSON.'],
  YOLO: ['YOLO', 'Boxes and outlines, a text file a picture.'],
  YOLO_OBB: ['YOLO, turned boxes', 'The corners of turned boxes, a text file a picture.'],
  VOC: ['Pascal VOC', 'Boxes, an XML file a picture.'],
  BRUSH_TO_PNG: ['Masks as PNG', 'A grey picture for each mask.'],
  BRUSH_TO_NUMPY: ['Masks as NumPy', 'An array for each mask.'],
};
