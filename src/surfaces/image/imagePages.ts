import { compareStructural, computed, observable, reaction, runInAction } from 'mobx';
import { type ConfigNode, type Disposer, type Extent, type Problem, Scope } from '../../core';
import type { EditorStore } from '../../store';
import type { ImageAttrs } from './imageAttrs';
import { doubtProblem, failureProblem, holesProblem, lateProblem, listProblem, sizeProblem, type Written } from './imageProblems';
import { type ImageLoading, ImageSource, type ImageState } from './imageSource';
import { type PageList, pageList } from './pageList';
import { type SaidSize, SaidSizes } from './saidSizes';
import type { Turn, ViewPlace, Viewport } from './viewport';

interface PageView {
  readonly turn: Turn;
  readonly brightness: number;
  readonly contrast: number;
}

const UNKNOWN: Extent = { width: 100, height: 100 };
const UPRIGHT: PageView = { turn: 0, brightness: 100, contrast: 100 };
/** Pages on each side that are fetched ahead; what is farther is forgotten. */
const NEAR = 3;
/** The view is told to the store when it has rested so long. */
const REST_MS = 300;

/** The pictures of an image tag, one shown at a time; their sizes, how each is turned, lit and zoomed. */
export class ImagePages {
  readonly urls: readonly unknown[];
  readonly isList: boolean;
  /** Where their addresses were written. */
  readonly written: Written;
  readonly #list: PageList;
  readonly #editor: EditorStore;
  readonly #node: ConfigNode;
  readonly #sizes: SaidSizes;
  readonly #attrs: ImageAttrs;
  /** By page; only those near the one shown. */
  readonly #sources = new Map<number, ImageSource>();
  readonly #address: Promise<string> | undefined;
  readonly #views = observable.map<number, PageView>({}, { deep: false });
  readonly #places = new Map<number, ViewPlace | undefined>();
  readonly #retries = observable.box(0);
  /** Read once for all pages: turning one must not walk all regions. */
  readonly #said = computed(() => this.#sizes.of([...this.#editor.annotations, ...this.#editor.predictions]));
  readonly #size = computed<Extent | undefined>(() => this.#sizeOf(), { equals: compareStructural });
  #ahead = 0;

  constructor(editor: EditorStore, node: ConfigNode, attrs: ImageAttrs, address?: Promise<string>) {
    this.#address = address;
    this.#editor = editor;
    this.#node = node;
    this.#sizes = new SaidSizes(node.name);
    this.#attrs = attrs;
    this.#list = pageList(attrs, node.written.has('valuelist'));
    this.urls = this.#list.urls;
    this.isList = this.#list.isList;
    this.written = { node, attribute: this.#list.attribute };
  }

  /** Observable, as all that follow. */
  get state(): ImageState {
    return this.#source(this.index).state;
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

  /** Shows another page, the nearest there is. */
  go(index: number): void {
    const next = Math.min(this.urls.length - 1, Math.max(0, index));
    if (next !== this.index) this.#editor.setItemIndex(this.#node.name, next);
  }

  retry(): void {
    runInAction(() => this.#retries.set(this.#retries.get() + 1));
  }

  /** Pages whose pictures are kept or on their way: what tests count. */
  get held(): readonly number[] {
    return [...this.#sources].flatMap(([page, { state }]) => (state.status === 'empty' ? [] : [page])).sort((a, b) => a - b);
  }

  /** Loads the page shown and keeps the viewport and the store informed of its size, turn and place. */
  start(document: Document, viewport: Viewport): Disposer {
    const scope = new Scope();
    const { name } = this.#node;
    this.#recall(viewport);
    const follow = <T>(read: () => T, act: (now: T, before: T | undefined) => void): void => {
      scope.add(reaction(read, act, { fireImmediately: true, equals: compareStructural }));
    };
    follow(
      () => [this.index, this.#retries.get()] as const,
      ([page]) => this.#show(page, document),
    );
    follow(
      () => ({ extent: this.extent, turn: this.view.turn, page: this.index, known: this.state.status === 'ready' }),
      ({ extent, turn, page, known }, before) => {
        const isOther = before !== undefined && before.page !== page;
        if (isOther) {
          this.#places.set(before.page, viewport.place);
          viewport.reset();
        }
        viewport.setTurn(turn);
        viewport.setImage(extent.width, extent.height);
        if (isOther) viewport.show(this.#places.get(page));
        // What results say, or nothing, seeds the view; only the picture's own size may be stamped on new results.
        if (known) this.#editor.setObjectView(name, page, { ...extent, rotation: turn });
      },
    );
    follow(
      () => this.#problems(),
      (problems) => this.#editor.reportProblems(`image:${name}`, problems),
    );
    scope.add(this.#tellPlace(viewport));
    scope.add(() => {
      this.#ahead++;
      for (const source of this.#sources.values()) source.drop();
      this.#sources.clear();
    });
    return () => scope.dispose();
  }

  #source(page: number): ImageSource {
    let source = this.#sources.get(page);
    if (!source) {
      source = new ImageSource(this.urls[page]);
      this.#sources.set(page, source);
    }
    return source;
  }

  #loading(page: number, document: Document): ImageLoading {
    const early = page === 0 && this.#retries.get() === 0 ? this.#address : undefined;
    const use = { tag: this.#node.tag, attribute: this.written.attribute };
    const resolveUrl = (raw: string): Promise<string> => early ?? this.#editor.resolveUrl(raw, use);
    return { resolveUrl, crossOrigin: this.#attrs.crossOrigin, document };
  }

  /** Opens a page, then fetches those around it, the next ones first. */
  #show(page: number, document: Document): void {
    for (const [other, source] of this.#sources) {
      if (Math.abs(other - page) > NEAR) {
        source.drop();
        this.#sources.delete(other);
      } else if (other !== page) source.rest();
    }
    const shown = this.#source(page);
    // What failed may come now.
    if (shown.state.status === 'failed') shown.drop();
    void this.#prepareAround(page, shown.open(this.#loading(page, document)), document, ++this.#ahead);
  }

  async #prepareAround(page: number, opened: Promise<void>, document: Document, turn: number): Promise<void> {
    await opened;
    for (let away = 1; away <= NEAR && this.#ahead === turn; away++) {
      const pages = [page + away, page - away].filter((near) => typeof this.urls[near] === 'string' && this.urls[near] !== '');
      await Promise.all(pages.map((near) => this.#source(near).prepare(this.#loading(near, document))));
    }
  }

  /** Starts where the task before was left. */
  #recall(viewport: Viewport): void {
    const place = this.#editor.viewOf(this.#node.name);
    if (!place) return;
    viewport.show(place);
    const { brightness = 100, contrast = 100 } = place;
    if (brightness !== 100 || contrast !== 100) this.setView({ brightness, contrast });
  }

  #tellPlace(viewport: Viewport): Disposer {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      if (!viewport.isReady || this.state.status !== 'ready') return;
      const { brightness, contrast } = this.view;
      const light = brightness === 100 && contrast === 100 ? {} : { brightness, contrast };
      this.#editor.keepView(this.#node.name, { ...viewport.shown, ...light });
    };
    const stop = reaction(
      () => [viewport.view, this.view],
      () => {
        clearTimeout(timer);
        timer = setTimeout(tell, REST_MS);
      },
    );
    return () => {
      stop();
      clearTimeout(timer);
    };
  }

  #sizeOf(): Extent | undefined {
    const { state } = this;
    if (state.status === 'ready') return { width: state.width, height: state.height };
    if (state.status === 'loading' && state.size) return state.size;
    const [said] = this.#saidHere();
    return said && { width: said.width, height: said.height };
  }

  #saidHere(): readonly SaidSize[] {
    return this.#said.get().get(this.index) ?? [];
  }

  #problems(): readonly Problem[] {
    const { state, written } = this;
    const { holes, isWrong } = this.#list;
    const list = isWrong
      ? [listProblem(written, this.#attrs.valueList)]
      : holes.length > 0
        ? [holesProblem(holes, this.urls, written)]
        : [];
    if (state.status === 'failed') {
      // A key that the task does not have was told by the config already, and so was a page without an address.
      const isTold = isWrong || holes.includes(this.index) || (this.urls[this.index] === undefined && this.#names('$'));
      return isTold ? list : [...list, failureProblem(state.failure, state.url, written)];
    }
    if (state.status === 'loading' && state.late) return [...list, lateProblem(state.late, state.url, written)];
    if (state.status !== 'ready') return list;
    const doubt = state.doubt ? [doubtProblem(state.doubt, state, written)] : [];
    const wrong = this.#saidHere().filter(({ width, height }) => width !== state.width || height !== state.height);
    return [...list, ...doubt, ...wrong.map((said) => sizeProblem(said, state, written))];
  }

  #names(part: string): boolean {
    return this.#node.written.get(this.written.attribute.toLowerCase())?.text.includes(part) ?? false;
  }
}
