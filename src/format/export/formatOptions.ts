/** Choices of single formats; each format reads its own and leaves the rest alone. */
export interface FormatOptions {
  /** CSV, TSV: what becomes of a cell that a spreadsheet would run as a formula. `escape` puts an apostrophe before it. @defaultValue 'escape' */
  readonly formulas?: 'escape' | 'keep' | undefined;
  /** CSV, TSV: begins the file with a byte order mark, by which spreadsheets know UTF-8. @defaultValue false */
  readonly bom?: boolean | undefined;
  /** JSON_MIN, CSV, TSV: what becomes of tasks that nobody has labelled; kept, they have their data and no answers. @defaultValue 'leave-out' */
  readonly unlabelled?: 'leave-out' | 'keep' | undefined;
  /** YOLO: rows of polygons, `class x1 y1 x2 y2 …`, as segmentation models take them, instead of boxes. @defaultValue false */
  readonly segments?: boolean | undefined;
  /** COCO: how masks are written. `compressed` as pycocotools packs them; `counts` as lists of numbers, larger and readable. @defaultValue 'compressed' */
  readonly rle?: 'compressed' | 'counts' | undefined;
}
