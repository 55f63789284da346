/** Preferences of the person; the host gives the first values. */
export interface Settings {
  /** Keep the armed label after a region was drawn. */
  keepLabel: boolean;
  /** Select a region once it is drawn. */
  selectAfterCreate: boolean;
  /** Show label captions on the surfaces. */
  showLabels: boolean;
  showLineNumbers: boolean;
  /** Long lines of a text go on in the next row; without it they are scrolled sideways. */
  wrapLines: boolean;
  /** How the lines of texts run. */
  writingMode: 'horizontal' | 'vertical-rl' | 'vertical-lr';
  /** What a new span leaves out at its ends. */
  trimSpans: 'nothing' | 'space' | 'punctuation';
  /** The strip beside a text that shows where its regions and what was searched for lie. */
  showRuler: boolean;
  /** Pictures of an HTML page are fetched from where it says; without it they stay away until they are asked for. */
  remotePictures: boolean;
  /** Which relations are drawn: all, those of the selected regions (and the one pointed at), or none. */
  showRelations: 'all' | 'selected' | 'none';
  enableHotkeys: boolean;
  /** Smooth scaled pixels of images. */
  smoothing: boolean;
  /** Wheel zooms without Control. */
  wheelZooms: boolean;
  /** Diameter of the brush, in pixels of the image as it opens; 1 to 50 by its keys. */
  brushSize: number;
  /** Diameter of the eraser, as `brushSize`. */
  eraserSize: number;
  /** What is drawn, moved or reshaped sticks to edges and vertices of other regions. */
  snapToRegions: boolean;
  /** What is drawn, moved or reshaped sticks to the edges of pixels, also where the config does not ask for it. */
  snapToPixels: boolean;
  /** Vertices that neighbouring polygons share move together. */
  sharedBorders: boolean;
  /** The next task opens with the tool and the labels that were in hand. */
  keepTool: boolean;
  /** The next task opens at the zoom and place that were shown. */
  keepZoom: boolean;
  /** Questions about the selected region are asked at the region too, not only in the details. */
  questionsAtRegion: boolean;
  /** Smart tools ask the model (`onAssist`) with each shape drawn. */
  assist: boolean;
  /** What the model suggests is taken over at once. */
  acceptSuggestions: boolean;
}
