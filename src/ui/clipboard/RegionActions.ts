import { observable, runInAction } from 'mobx';
import type { Problem } from '../../core';
import type { EditorStore, ZOrder } from '../../store';
import type { MessageKey, MessageVars } from '../kit';

/** What was done, for screen readers; a new object each time. A text that is no key of the catalogue is said as it is. */
export interface Said {
  readonly key: MessageKey | (string & {});
  readonly vars?: MessageVars;
}

/** What copying leaves on the clipboard: Label Studio's results, as JSON. */
export interface Copied {
  readonly json: string;
  readonly count: number;
}

const NONE: readonly Problem[] = [];

/** What a person does with the selected regions as a whole. Keys, clipboard events and menus all come here, so that each is said alike. */
export class RegionActions {
  readonly #editor: EditorStore;
  readonly #said = observable.box<Said | undefined>(undefined, { deep: false });
  readonly #problems = observable.box<readonly Problem[]>(NONE, { deep: false });

  constructor(editor: EditorStore) {
    this.#editor = editor;
  }

  /** The last action in words. Observable, as `problems`. */
  get said(): Said | undefined {
    return this.#said.get();
  }

  /** What the last paste could not do. */
  get problems(): readonly Problem[] {
    return this.#problems.get();
  }

  dismissProblems(): void {
    runInAction(() => this.#problems.set(NONE));
  }

  /** Says what was done to screen readers. */
  say(key: Said['key'], vars?: MessageVars): void {
    runInAction(() => this.#said.set({ key, ...(vars && { vars }) }));
  }

  /** The selected regions of what is shown; undefined when there are none. */
  copy(): Copied | undefined {
    const copied = this.#copied();
    if (copied) this.say('clipboard.copied', { count: copied.count });
    return copied;
  }

  #copied(): Copied | undefined {
    const { active } = this.#editor;
    if (!active || active.selection.length === 0) return undefined;
    return { json: JSON.stringify(active.copyResults(active.selection)), count: active.selection.length };
  }

  /** Copies what is selected and deletes what of it may be deleted. */
  cut(): Copied | undefined {
    const copied = this.#copied();
    if (!copied) return undefined;
    const { annotation } = this.#editor;
    const gone = annotation?.editable ? annotation.remove(annotation.selection) : [];
    this.say(gone.length === copied.count ? 'clipboard.cut' : 'clipboard.cut.some', { count: copied.count, gone: gone.length });
    return copied;
  }

  /** Pastes whatever text the clipboard holds and selects what came of it; what could not be pasted is shown. */
  async paste(text: string): Promise<void> {
    const { annotation } = this.#editor;
    if (!annotation) {
      this.say('clipboard.readOnly');
      return;
    }
    const { ids, problems } = await annotation.paste(text);
    this.#editor.reportProblems('paste', problems);
    runInAction(() => this.#problems.set(problems.filter(({ severity }) => severity !== 'info')));
    if (ids[0] === undefined) {
      this.say('clipboard.nothing');
      return;
    }
    annotation.selectRegions(ids);
    if (annotation === this.#editor.active) this.#editor.reveal(ids[0]);
    this.say('clipboard.pasted', { count: ids.length });
  }

  /** Copies what is selected beside itself and selects the copies. Answers `false` where there is nothing to copy. */
  duplicate(): boolean {
    const { annotation } = this.#editor;
    if (!annotation?.editable || annotation.selection.length === 0) return false;
    void this.#duplicate(annotation);
    return true;
  }

  async #duplicate(annotation: NonNullable<EditorStore['annotation']>): Promise<void> {
    const results = annotation.copyResults(annotation.selection);
    const { ids, problems } = await annotation.paste(results, { name: 'duplicate', inPlace: true });
    runInAction(() => this.#problems.set(problems.filter(({ severity, code }) => severity !== 'info' && code.startsWith('paste-'))));
    if (ids.length > 0) annotation.selectRegions(ids);
    this.say(ids.length > 0 ? 'clipboard.duplicated' : 'clipboard.nothing', { count: ids.length });
  }

  /** Brings what is selected up or down. Answers `false` where nothing is selected. */
  order(to: ZOrder): boolean {
    const { annotation } = this.#editor;
    if (!annotation?.editable || annotation.selection.length === 0) return false;
    const moved = annotation.reorder(annotation.selection, to);
    this.say(moved ? `order.${to}` : 'order.same', { count: annotation.selection.length });
    return true;
  }
}
