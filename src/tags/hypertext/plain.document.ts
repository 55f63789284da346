/** Elements of text that do nothing by themselves. Only without attributes, in HTML, and as far as the sanitiser allows them. */
const PLAIN = new Set(
  'abbr address article aside b bdi bdo big blockquote br caption center cite code dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  ),
);

/** Whether nothing about an element itself can do harm: a name for text in HTML, and not one attribute. */
export function isPlain(element: Element, name: string, view: Window & typeof globalThis): boolean {
  return PLAIN.has(name) && element instanceof view.HTMLElement && !view.Element.prototype.hasAttributes.call(element);
}

/** An element, and which of its children are plain with all they hold. */
export interface Family {
  readonly parent: Element;
  readonly children: readonly Node[];
  readonly plain: ReadonlySet<Node>;
}

/**
 * Texts, and plain elements that hold nothing but those: the sanitiser, which takes longer for a page than the browser for parsing it, could not find
 * anything in them. They are out of the page while it works, and go back where their parent is still there.
 */
export class PlainParts {
  readonly #families: Family[] = [];

  /** Notes an element that is looked at: its plain children go out. */
  add(family: Family): void {
    if (family.plain.size > 0) this.#families.push(family);
  }

  takeOut(): void {
    for (const { parent, children, plain } of this.#families) {
      if (plain.size === children.length) parent.replaceChildren();
      else for (const node of plain) parent.removeChild(node);
    }
  }

  putBack(): void {
    for (const { parent, children, plain } of this.#families) {
      let before: Node | null = null;
      for (let i = children.length - 1; i >= 0; i--) {
        const node = children[i];
        if (!node) continue;
        if (plain.has(node)) parent.insertBefore(node, before);
        else if (node.parentNode !== parent) continue;
        before = node;
      }
    }
  }
}
