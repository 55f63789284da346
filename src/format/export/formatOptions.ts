/** Choices of single formats; each format reads its own and leaves the rest alone. */
export interface FormatOptions {
  /** CSV, TSV: what becomes of a cell that a spreadsheet would run as a formula. `escape` puts an apostrophe before it. @defaultValue 'escape' */
  readonly formulas?: 'escape' | 'keep' | undefined;
  /** CSV, TSV: begins the file with a byte order mark, by which spreadsheets know UTF-8. @defaultValue false */
  readonly bom?: boolean | undefined;
  /** JSON_MIN, CSV, TSV: what becomes of tasks that nobody has labelled; kept, they have their data and no answers. @defaultValue 'leave-out' */
  readonly unlabelled?: 'leave-out' | 'keep' | undefined;
  /** CONLL2003: what a token is. `words`: words and single signs; `whitespace`: whatever stands between white space. @defaultValue 'words' */
  readonly tokens?: 'words' | 'whitespace' | undefined;
  /** SPACY: what becomes of regions that overlap. `longest` keeps the longest as an entity; `spans` writes all regions as `spans.sc`, for a span categorizer. @defaultValue 'longest' */
  readonly overlaps?: 'longest' | 'spans' | undefined;
  /**
   * CONLL2003, SPACY: the text of a piece of HTML as results count it: all text nodes of its body and a line feed for each `<br>`; `isInline` as the tag says. Without
   * it, or where it answers undefined, texts with markup are left out. A browser knows it by itself.
   */
  readonly textOfHtml?: ((html: string, isInline: boolean) => string | undefined) | undefined;
  /** ASR_MANIFEST: length of a recording in seconds, where neither results nor the task's data say it; undefined when it cannot be told. */
  readonly durationOf?: ((address: string) => number | undefined | Promise<number | undefined>) | undefined;
  /** YOLO: rows of polygons, `class x1 y1 x2 y2 …`, as segmentation models take them, instead of boxes. @defaultValue false */
  readonly segments?: boolean | undefined;
  /** COCO: how masks are written. `compressed` as pycocotools packs them; `counts` as lists of numbers, larger and readable. @defaultValue 'compressed' */
  readonly rle?: 'compressed' | 'counts' | undefined;
}
