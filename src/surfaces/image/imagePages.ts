import { compareStructural, computed, observable, reaction, runInAction } from 'mobx';
import { type ConfigNode, type Disposer, type Extent, type Problem, Scope } from '../../core';
import type { EditorStore, LayerStore } from '../../store';
import type { ImageAttrs } from './imageAttrs';
import { failureProblem, sizeProblem } from './imageProblems';
import { ImageSource, type ImageState } from './imageSource';
import type { Turn, Viewport } from './viewport';

interface PageView {
  readonly turn: Turn;
  readonly brightness: number;
  readonly contrast: number;
}

const UNKNOWN: Extent = { width: 100, height: 100 };
const UPRIGHT: PageView = { turn: 0, brightness: 100, contrast: 100 };

/** Addresses of the pages: those of `valueList`, else the one of `value`. */
function pagesOf(attrs: Pick<ImageAttrs, 'value' | 'valueList'>): { readonly urls: readonly unknown[]; readonly isList: boolean } {
  if (Array.isArray(attrs.valueList)) return { urls: attrs.valueList, isList: true };
  if (typeof attrs.valueList === 'string' && attrs.valueList)
    return { urls: attrs.valueList.split(',').map((url) => url.trim()), isList: true };
  if (Array.isArray(attrs.value)) return { urls: attrs.value, isList: true };
  return { urls: [attrs.value], isList: false };
}

/** Natural sizes that results say a page has, with how often; the most frequent first. Stops at `enough` different ones. */
function saidSizes(
  layers: readonly LayerStore[],
  object: string,
  page: number,
  enough = Infinity,
): readonly (Extent & { readonly count: number })[] {
  const found = new Map<string, Extent & { count: number }>();
  for (const layer of layers) {
    for (const id of layer.orderedIds) {
      const region = layer.peek(id);
      if (region?.object !== object || region.itemIndex !== page) continue;
      for (const { original_width: width, original_height: height } of region.results) {
        if (!(typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0)) continue;
        const key = `${width} ${height}`;
        const size = found.get(key);
        if (size) size.count++;
        else found.set(key, { width, height, count: 1 });
        break;
      }
      if (found.size >= enough) return [...found.values()];
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** The pictures of an image tag, one shown at a time; their sizes, how each is turned and lit. */
export class ImagePages {
  readonly urls: readonly unknown[];
  readonly isList: boolean;
  readonly #editor: EditorStore;
  readonly #node: ConfigNode;
  readonly #attrs: ImageAttrs;
  readonly #source = new ImageSource();
  readonly #address: Promise<string> | undefined;
  readonly #views = observable.map<number, PageView>({}, { deep: false });
  readonly #retries = observable.box(0);
  readonly #size = computed<Extent | undefined>(() => this.#sizeOf(), { equals: compareStructural });

  constructor(editor: EditorStore, node: ConfigNode, attrs: ImageAttrs, address?: Promise<string>) {
    this.#address = address;
    this.#editor = editor;
    this.#node = node;
    this.#attrs = attrs;
    const { urls, isList } = pagesOf(attrs);
    this.urls = urls;
    this.isList = isList;
  }

  /** Observable, as all that follows. */
  get state(): ImageState {
    return this.#source.state;
  }

  get index(): number {
    return Math.min(this.#editor.itemIndexOf(this.#node.name), Math.max(0, this.urls.length - 1));
  }

  /** Natural size: the picture's own, before it is there what results say; a square where nothing says it. */
  get extent(): Extent {
    return this.#size.get() ?? UNKNOWN;
  }

  /** Regions can be placed: the picture is there, or on its way and its size is known. */
  get isPlaced(): boolean {
    const { status } = this.state;
    return status === 'ready' || (status === 'loading' && this.#size.get() !== undefined);
  }

  get view(): PageView {
    return this.#views.get(this.index) ?? UPRIGHT;
  }

  setView(change: Partial<PageView>): void {
    runInAction(() => this.#views.set(this.index, { ...this.view, ...change }));
  }

  /** Turns the view by quarters, clockwise; regions keep their values. */
  turnBy(quarters: number): void {
    this.setView({ turn: (((((this.view.turn / 90 + quarters) % 4) + 4) % 4) * 90) as Turn });
  }

  retry(): void {
    runInAction(() => this.#retries.set(this.#retries.get() + 1));
  }

  /** Loads the page shown and keeps the viewport and the store informed of its size and turn. */
  start(document: Document, viewport: Viewport): Disposer {
    const scope = new Scope();
    const { name } = this.#node;
    const use = { tag: this.#node.tag, attribute: this.isList ? 'valueList' : 'value' };
    scope.add(
      reaction(
        () => [this.urls[this.index], this.#retries.get()] as const,
        ([url]) => {
          const early = this.#retries.get() === 0 ? this.#address : undefined;
          const resolveUrl = (raw: string): Promise<string> => early ?? this.#editor.resolveUrl(raw, use);
          void this.#source.load(url, { resolveUrl, crossOrigin: this.#attrs.crossOrigin, document });
        },
        { fireImmediately: true },
      ),
    );
    scope.add(
      reaction(
        () => ({ extent: this.extent, turn: this.view.turn, page: this.index, known: this.state.status === 'ready' }),
        ({ extent, turn, page, known }, before) => {
          viewport.setTurn(turn);
          viewport.setImage(extent.width, extent.height);
          if (before && before.page !== page) viewport.reset();
          // What results say, or nothing, seeds the view; only the picture's own size may be stamped on new results.
          if (known) this.#editor.setObjectView(name, page, { ...extent, rotation: turn });
        },
        { fireImmediately: true },
      ),
    );
    scope.add(
      reaction(
        () => this.#problems(),
        (problems) => this.#editor.reportProblems(`image:${name}`, problems),
        { fireImmediately: true },
      ),
    );
    scope.add(() => this.#source.drop());
    return () => scope.dispose();
  }

  #layers(): readonly LayerStore[] {
    return [...this.#editor.annotations, ...this.#editor.predictions];
  }

  #sizeOf(): Extent | undefined {
    const { state } = this;
    if (state.status === 'ready') return { width: state.width, height: state.height };
    const [said] = saidSizes(this.#layers(), this.#node.name, this.index, 1);
    return said && { width: said.width, height: said.height };
  }

  #problems(): readonly Problem[] {
    const { state } = this;
    const place = { node: this.#node, attribute: this.isList ? 'valueList' : 'value' };
    if (state.status === 'failed') {
      // A key that the task does not have was told by the config already.
      const written = this.#node.written.get(place.attribute.toLowerCase())?.text ?? '';
      return state.url === '' && written.includes('$') ? [] : [failureProblem(state.failure, state.url, place)];
    }
    if (state.status !== 'ready') return [];
    const wrong = saidSizes(this.#layers(), this.#node.name, this.index).filter(
      ({ width, height }) => width !== state.width || height !== state.height,
    );
    return wrong.map((said) => sizeProblem(said, state, place));
  }
}
