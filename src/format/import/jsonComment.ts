import type { JsonPlace } from './jsonProblems';
import { HASH, isLineEnd, SLASH, STAR } from './jsonSigns';
import type { JsonWindow } from './jsonWindow';

/** A comment, which JSON does not have but people write: `# …`, `// …` to the end of the line, or between `/*` and its end. */
export class JsonComment {
  /** Where it begins in the file. */
  readonly offset: number;
  readonly place: JsonPlace;
  private kind: 'unknown' | 'line' | 'block';
  private afterStar = false;

  /** @param window stands at the comment's first letter */
  constructor(window: JsonWindow) {
    this.offset = window.offset;
    this.place = window.place(window.i);
    this.kind = window.text.charCodeAt(window.i) === HASH ? 'line' : 'unknown';
    window.i++;
  }

  /** Reads on: `over` behind its last letter, `none` when it turned out to be a slash alone. */
  scan(window: JsonWindow): 'going' | 'over' | 'none' {
    const { text } = window;
    for (; window.i < text.length; window.i++) {
      const code = text.charCodeAt(window.i);
      if (this.kind === 'unknown') {
        if (code !== SLASH && code !== STAR) return 'none';
        this.kind = code === SLASH ? 'line' : 'block';
        continue;
      }
      if (this.kind === 'line' && isLineEnd(code)) return 'over';
      if (isLineEnd(code)) window.newLine(window.i, code);
      if (this.kind === 'block' && this.afterStar && code === SLASH) {
        window.i++;
        return 'over';
      }
      this.afterStar = code === STAR;
    }
    return 'going';
  }
}
