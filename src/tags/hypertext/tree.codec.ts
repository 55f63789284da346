import { type CodePoints, codePointsOf } from '../../geometry';

/** A text node or an element of a page as Label Studio counts it. Offsets are UTF-16 units of the page's text. */
export interface PageNode {
  /** `text()`, or the element's name in lower case. */
  readonly name: string;
  readonly parent: PageNode | undefined;
  readonly start: number;
  end: number;
  readonly traits: ElementTraits;
}

/** Nodes are chained, and numbered by name where a path leads first: most elements of a page hold no region. */
interface ChainedNode extends PageNode {
  readonly parent: ChainedNode | undefined;
  first: ChainedNode | undefined;
  last: ChainedNode | undefined;
  next: ChainedNode | undefined;
  /** Its place among those of the same name, from 1. */
  nth: number;
  byName: Map<string, ChainedNode[]> | undefined;
}

/** What must be known of an element beside its name; a text node has those of the element it is in. */
export interface ElementTraits {
  /** Begins and ends a line of its own. */
  readonly isBlock?: boolean;
  /** It is not shown (a style sheet, `hidden`), but its text counts. */
  readonly isHidden?: boolean;
  /** White space is shown as it is. */
  readonly keepsSpace?: boolean;
}

/** A place that is named by an XPath. */
export interface PathPoint {
  readonly path: string;
  /** Code points inside the node. */
  readonly offset: number;
}

/** The text of a page, and the ways between its offsets and XPaths. */
export interface PageTree {
  /**
   * All text nodes one after the other, those that are not shown included, and a line feed for each `<br>`. Length and places are those of the page; other
   * white space that the page does not show as it is stands as a space, or as a line feed where a block begins or ends.
   */
  readonly text: string;
  readonly points: CodePoints;
  /** In order. */
  readonly texts: readonly PageNode[];
  /** Where blocks begin and end and lines are broken, ascending. */
  readonly breaks: readonly number[];
  /** The offset that an XPath with code points inside its node says; undefined when there is no such node. */
  unitAt(point: PathPoint): number | undefined;
  /** The text node that holds the character behind (`start`) or before (`end`) an offset; the nearest where that is none. */
  textAt(unit: number, side: 'start' | 'end'): PageNode | undefined;
  pathTo(unit: number, side: 'start' | 'end'): PathPoint | undefined;
}

const SPACE = /[\t\n\r\f]/g;
const TEXT = 'text()';

function chained(name: string, parent: ChainedNode | undefined, start: number, traits: ElementTraits): ChainedNode {
  return { name, parent, start, end: start, traits, first: undefined, last: undefined, next: undefined, nth: 0, byName: undefined };
}

/** The children of a node by name, numbered. */
function namedIn(parent: ChainedNode): Map<string, ChainedNode[]> {
  if (parent.byName) return parent.byName;
  const byName = new Map<string, ChainedNode[]>();
  for (let node = parent.first; node; node = node.next) {
    const alike = byName.get(node.name);
    if (alike) alike.push(node);
    else byName.set(node.name, [node]);
    node.nth = alike?.length ?? 1;
  }
  parent.byName = byName;
  return byName;
}

/** Takes a page node by node. */
export class TreeBuilder {
  readonly #root = chained('', undefined, 0, {});
  readonly #parts: string[] = [];
  readonly #texts: ChainedNode[] = [];
  readonly #breaks: number[] = [];
  #top = this.#root;
  #length = 0;
  #waitsForBreak = false;

  #add(name: string, traits: ElementTraits): ChainedNode {
    const parent = this.#top;
    const node = chained(name, parent, this.#length, traits);
    if (parent.last) parent.last.next = node;
    else parent.first = node;
    parent.last = node;
    return node;
  }

  open(name: string, { isBlock = false, isHidden = false, keepsSpace = false }: ElementTraits = {}): PageNode {
    const outer = this.#top.traits;
    const traits = { isBlock, isHidden: isHidden || outer.isHidden === true, keepsSpace: keepsSpace || outer.keepsSpace === true };
    if (isBlock && !traits.isHidden) this.#break();
    this.#top = this.#add(name, traits);
    return this.#top;
  }

  close(): void {
    const { traits, parent } = this.#top;
    if (!parent) return;
    this.#top.end = this.#length;
    this.#top = parent;
    if (traits.isBlock && !traits.isHidden) this.#break();
  }

  text(data: string): PageNode {
    const { traits } = this.#top;
    const node = this.#add(TEXT, traits);
    let shown = traits.keepsSpace ? data : data.replace(SPACE, ' ');
    if (this.#waitsForBreak && shown && !traits.isHidden) {
      if (shown.startsWith(' ')) shown = `\n${shown.slice(1)}`;
      this.#waitsForBreak = false;
    }
    this.#parts.push(shown);
    this.#length += data.length;
    node.end = this.#length;
    this.#texts.push(node);
    return node;
  }

  /** A `<br>`: an element that is a character. */
  lineBreak(): PageNode {
    const node = this.#add('br', this.#top.traits);
    this.#parts.push('\n');
    this.#length += 1;
    node.end = this.#length;
    this.#mark(this.#length);
    this.#waitsForBreak = false;
    return node;
  }

  #mark(at: number): void {
    if (at > 0 && this.#breaks.at(-1) !== at) this.#breaks.push(at);
  }

  /** White space beside a break stands for it, so that words and sentences do not run over it. */
  #break(): void {
    this.#mark(this.#length);
    const last = this.#parts.at(-1);
    if (last === undefined || last.endsWith('\n')) return;
    if (last.endsWith(' ')) this.#parts[this.#parts.length - 1] = `${last.slice(0, -1)}\n`;
    else this.#waitsForBreak = true;
  }

  done(): PageTree {
    while (this.#top.parent) this.close();
    this.#root.end = this.#length;
    return treeOf(this.#root, this.#parts.join(''), this.#texts, this.#breaks);
  }
}

/** The node that an XPath names, read as far as results use XPaths: steps with a name and, as a rule, a number. */
function nodeAt(root: ChainedNode, path: string): ChainedNode | undefined {
  let node: ChainedNode | undefined = root;
  for (const step of path.replace(/^\.?\/?/, '').split('/')) {
    if (step === '' && node === root) continue;
    const [, name, nth] = /^([^[\]]+?)(?:\[(\d+)\])?$/.exec(step.trim()) ?? [];
    if (name === undefined) return undefined;
    node = node && namedIn(node).get(name.toLowerCase())?.[Number(nth ?? 1) - 1];
    if (!node) return undefined;
  }
  return node;
}

function pathOf(node: ChainedNode): string {
  const steps: string[] = [];
  for (let at: ChainedNode = node; at.parent; at = at.parent) {
    namedIn(at.parent);
    steps.push(`${at.name}[${at.nth}]`);
  }
  return `/${steps.reverse().join('/')}`;
}

function treeOf(root: ChainedNode, text: string, all: readonly ChainedNode[], breaks: readonly number[]): PageTree {
  const points = codePointsOf(text);
  const texts = all.filter(({ start, end }) => start < end);
  // Both ends of a region, and many regions, lie in the same node, and each is asked for when results are read, shown and compared.
  const found = new Map<string, ChainedNode | undefined>();
  const find = (path: string): ChainedNode | undefined => {
    if (!found.has(path)) found.set(path, nodeAt(root, path));
    return found.get(path);
  };
  /** Index of the last text node that starts at or before an offset; -1 when none does. */
  const indexAt = (unit: number): number => {
    let low = 0;
    let high = texts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((texts[middle]?.start ?? 0) <= unit) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const textAt = (unit: number, side: 'start' | 'end'): ChainedNode | undefined => {
    if (side === 'end') return texts[indexAt(unit - 1)];
    const at = texts[indexAt(unit)];
    return at && unit < at.end ? at : texts[indexAt(unit) + 1];
  };
  return {
    text,
    points,
    texts,
    breaks,
    textAt,
    unitAt({ path, offset }) {
      const node = find(path);
      if (!node) return undefined;
      const at = points.toCodePoint(node.start) + offset;
      const last = node.name === TEXT ? points.toCodePoint(node.end) : points.length;
      return offset >= 0 && at <= last ? points.toUnit(at) : undefined;
    },
    pathTo(unit, side) {
      const node = textAt(unit, side);
      if (!node) return undefined;
      const at = Math.min(Math.max(unit, node.start), node.end);
      return { path: pathOf(node), offset: points.toCodePoint(at) - points.toCodePoint(node.start) };
    },
  };
}
