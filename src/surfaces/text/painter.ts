import type { Piece } from './ReadingDocument';
import type { Mark } from './style';

/** Paints marked text, a piece at a time. */
export interface MarkPainter {
  /** Replaces what is painted on a piece. */
  paint(piece: Piece, marks: readonly Mark[]): void;
  /** The layout changed: whatever depends on places must follow. */
  relocate(): void;
  dispose(): void;
}
