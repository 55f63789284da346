import { computed, observable, runInAction } from 'mobx';
import { type ConfigNode, type ConfigTree, type Item, itemOfStored, itemsOf, type Region, type ToolInfo, toolsOf } from '../core';
import type { AnnotationLayer } from './annotation';
import { labelsBy } from './answers';
import { canLabel } from './edits';
import type { ActiveTool, Labeling } from './labelingTypes';
import type { CarryOver } from './optionTypes';
import type { Settings } from './settingTypes';
import { LabelUsage, labelControlsOf, maxUsagesOf, overuse } from './usage';
import { isAskedOf } from './visibility';

const SELECT: ActiveTool = Object.freeze({ type: 'select' });
const NONE: readonly string[] = Object.freeze([]);

/** Whether a control draws shapes, with a tool. */
function isDrawn({ definition }: ConfigNode): boolean {
  return definition !== undefined && toolsOf(definition).length > 0;
}

/** Whether nothing can be drawn with a control unless one of its labels is armed. */
function needsLabel(node: ConfigNode): boolean {
  return node.definition?.labelKey !== undefined && node.attrs.allowEmpty !== true && itemsOf(node).length > 0;
}

/** What labeling asks its editor. */
export interface LabelingHost {
  readonly tree: ConfigTree;
  /** The annotation on screen. */
  readonly annotation: AnnotationLayer | undefined;
  readonly settings: Settings;
  /** What was in hand with the task before. */
  readonly carry: CarryOver | undefined;
  /** Says why a press did nothing. */
  refuse(control: string, message: string): void;
}

/** Armed labels and the tool of one editor. */
export class EditorLabeling implements Labeling {
  readonly #host: LabelingHost;
  readonly #tool = observable.box<ActiveTool>(SELECT, { deep: false });
  readonly #armed = observable.map<string, readonly string[]>({}, { deep: false });
  readonly #anyArmed = computed(() => this.#armed.size > 0);
  /** The tool last used of each control that has several. */
  readonly #variants = new Map<string, string>();
  readonly #usage = new WeakMap<AnnotationLayer, Map<string, LabelUsage>>();

  constructor(host: LabelingHost) {
    this.#host = host;
    if (host.carry) this.#resume(host.carry);
    if (!this.anyArmed && this.tool.type !== 'draw') this.#preselect();
  }

  get tool(): ActiveTool {
    return this.#tool.get();
  }

  armed(control: string): readonly string[] {
    return this.#armed.get(control) ?? NONE;
  }

  get anyArmed(): boolean {
    return this.#anyArmed.get();
  }

  get goesOn(): boolean {
    return this.#toolInHand?.continues === true;
  }

  get #toolInHand(): ToolInfo | undefined {
    const { tool } = this;
    const { definition } = (tool.type === 'draw' && this.#node(tool.control)) || {};
    if (!definition || tool.type !== 'draw') return undefined;
    return toolsOf(definition).find(({ id }) => tool.tool === undefined || id === tool.tool);
  }

  /** Drawing with a control: with the tool in hand where it has that too, else with the one of it that was used last. */
  #drawWith(control: string): ActiveTool {
    const now = this.tool.type === 'draw' && !this.#toolInHand?.needsBase ? this.tool.tool : undefined;
    const tool = now !== undefined && this.#hasTool(control, now) ? now : this.#variants.get(control);
    return Object.freeze({ type: 'draw', control, ...(tool !== undefined && { tool }) });
  }

  get #changeable(): AnnotationLayer | undefined {
    const { annotation } = this.#host;
    return annotation?.editable ? annotation : undefined;
  }

  pressLabel(control: string, stored: string): void {
    const node = this.#host.tree.byName.get(control);
    const annotation = this.#changeable;
    if (!annotation || node?.definition?.labelKey === undefined) return;
    const regions = annotation.selection.flatMap((id) => annotation.peek(id) ?? []);
    const fitting = regions.filter((region) => canLabel(node, region) && annotation.lockReason(region.id) === undefined);
    if (fitting.length > 0) this.#relabel(annotation, node, fitting, stored);
    else this.#arm(node, stored);
  }

  #relabel(annotation: AnnotationLayer, node: ConfigNode, regions: readonly Region[], stored: string): void {
    const carriers = regions.filter((region) => labelsBy(region, node, this.#host.tree).includes(stored));
    const removes = carriers.length === regions.length;
    if (!removes && this.#refuses(node, stored, regions.length - carriers.length)) return;
    const isMultiple = node.attrs.choice === 'multiple';
    annotation.commit('relabel', () => {
      for (const region of regions) {
        const before = labelsBy(region, node, this.#host.tree);
        const others = isMultiple ? before.filter((label) => label !== stored) : NONE;
        const labels = removes ? others : isMultiple ? [...others, stored] : [stored];
        // The last label stays: a region nobody named is what Label Studio's users lose most.
        if (labels.length === 0 && node.attrs.allowEmpty !== true) continue;
        annotation.update(region.id, { labels: { control: node.name, labels } });
      }
    });
  }

  #arm(node: ConfigNode, stored: string): void {
    const before = this.armed(node.name);
    const draws = isDrawn(node);
    const { tool } = this;
    const isDrawing = (tool.type === 'draw' && tool.control === node.name) || this.#drawsFor(node);
    const isOn = before.includes(stored);
    if (isOn && draws && !isDrawing) {
      runInAction(() => this.#tool.set(this.#drawWith(node.name)));
      return;
    }
    if (!isOn && this.#refuses(node, stored, 1)) return;
    const rest = before.filter((label) => label !== stored);
    const after = isOn ? rest : node.attrs.choice === 'multiple' ? [...before, stored] : [stored];
    runInAction(() => {
      if (after.length > 0) this.#armed.set(node.name, after);
      else this.#armed.delete(node.name);
      if (!draws) return;
      if (after.length > 0) {
        this.#disarmWhere((other) => isDrawn(other) && other.definition?.kind !== node.definition?.kind);
        // A brush stays in hand while labels change; an eraser gives way, since it has nothing to do with a label for the next region.
        if (!isDrawing || this.#toolInHand?.needsBase) this.#tool.set(this.#drawWith(node.name));
      } else if (isDrawing) {
        const same = [...this.#armed.keys()].find((name) => this.#node(name)?.definition?.kind === node.definition?.kind);
        this.#tool.set(same === undefined ? SELECT : this.#drawWith(same));
      }
    });
  }

  /** Whether a tool makes regions for the labels of a control that has no such tool itself: a magic wand beside brush labels. */
  #drawsFor(node: ConfigNode, tool = this.tool): boolean {
    const { definition } = (tool.type === 'draw' && this.#node(tool.control)) || {};
    if (tool.type !== 'draw' || !definition || definition.labelKey !== undefined) return false;
    if (definition.kind === undefined || definition.kind !== node.definition?.kind) return false;
    return !this.#hasTool(node.name, tool.tool ?? toolsOf(definition)[0]?.id);
  }

  #node(name: string): ConfigNode | undefined {
    return this.#host.tree.byName.get(name);
  }

  #disarmWhere(test: (node: ConfigNode) => boolean): void {
    for (const name of [...this.#armed.keys()]) {
      const node = this.#node(name);
      if (node && test(node)) this.#armed.delete(name);
    }
  }

  disarm(): void {
    runInAction(() => {
      this.#armed.clear();
      const { tool } = this;
      if (tool.type === 'draw' && this.#node(tool.control)?.definition?.labelKey !== undefined) this.#tool.set(SELECT);
    });
  }

  setTool(tool: ActiveTool): void {
    runInAction(() => {
      // A label whose tool is put away would look armed and do nothing; panning is a short errand and comes back.
      if (tool.type !== 'pan') {
        const keep = tool.type === 'draw' ? tool.control : undefined;
        this.#disarmWhere((node) => isDrawn(node) && node.name !== keep && !this.#drawsFor(node, tool));
      }
      this.#tool.set(Object.freeze({ ...tool }));
      if (tool.type !== 'draw' || this.#toolInHand?.needsBase) return;
      if (tool.tool === undefined) this.#variants.delete(tool.control);
      else this.#variants.set(tool.control, tool.tool);
    });
  }

  forNewRegion(object: string, control: string): Readonly<Record<string, readonly string[]>> | undefined {
    const node = this.#node(control);
    if (!this.#changeable || !node?.toNames.includes(object)) return undefined;
    const { kind } = node.definition ?? {};
    const labels: Record<string, readonly string[]> = {};
    for (const other of labelControlsOf(object, this.#host.tree)) {
      const fits = other === node || other.definition?.kind === undefined || other.definition.kind === kind;
      const armed = this.armed(other.name).filter((stored) => !this.isUsedUp(other.name, stored));
      if (fits && armed.length > 0) labels[other.name] = armed;
    }
    return needsLabel(node) && labels[control] === undefined ? undefined : labels;
  }

  controlFor(object: string): string | undefined {
    const { tool } = this;
    const controls = labelControlsOf(object, this.#host.tree);
    const armed = controls.find((control) => this.armed(control.name).length > 0);
    if (armed) return armed.name;
    if (tool.type === 'draw' && this.#node(tool.control)?.toNames.includes(object)) return tool.control;
    return controls.find((control) => control.attrs.allowEmpty === true || itemsOf(control).length === 0)?.name;
  }

  isUsedUp(control: string, stored: string): boolean {
    return this.usesLeft(control, stored) === 0;
  }

  usesLeft(control: string, stored: string): number {
    const node = this.#node(control);
    const limit = node && maxUsagesOf(node, stored);
    return node === undefined || limit === undefined ? Number.POSITIVE_INFINITY : Math.max(0, limit - this.#used(node, stored));
  }

  #used(node: ConfigNode, stored: string): number {
    const { annotation } = this.#host;
    if (!annotation) return 0;
    const byControl = this.#usage.get(annotation) ?? new Map<string, LabelUsage>();
    this.#usage.set(annotation, byControl);
    const usage = byControl.get(node.name) ?? new LabelUsage(node, annotation, this.#host.tree);
    byControl.set(node.name, usage);
    return usage.of(stored);
  }

  #refuses(node: ConfigNode, stored: string, more: number): boolean {
    const limit = maxUsagesOf(node, stored);
    if (limit === undefined || this.#used(node, stored) + more <= limit) return false;
    this.#host.refuse(node.name, overuse(node, stored, limit));
    return true;
  }

  /** A person drew a region: labels are put down, and what has questions to be answered is selected. */
  drawn(annotation: AnnotationLayer, region: Region): void {
    const { tool } = this;
    const byTool = tool.type === 'draw' && tool.control === region.control;
    const byLabel = region.labels.some((label) => [...this.#armed.values()].some((armed) => armed.includes(label)));
    // Regions that a host adds by itself are no gesture: they neither disarm nor select.
    if (!byTool && !byLabel) return;
    const { settings, tree } = this.#host;
    const goesOn = byTool && this.goesOn;
    if (!settings.keepLabel && !goesOn) this.disarm();
    const isAsked = tree.controls.some(
      (control) => control.attrs.perRegion === true && control.toNames.includes(region.object) && isAskedOf(control, region, tree),
    );
    if (settings.selectAfterCreate || goesOn || isAsked) annotation.selectRegions([region.id]);
  }

  /** What the next task's editor is to start from. */
  carry(): Pick<CarryOver, 'tool' | 'armed' | 'variants'> {
    if (!this.#host.settings.keepTool) return {};
    return { tool: this.tool, armed: Object.fromEntries(this.#armed), variants: Object.fromEntries(this.#variants) };
  }

  /** Takes up what was in hand with the task before, as far as this config has it. */
  #resume({ tool, armed = {}, variants = {} }: CarryOver): void {
    for (const [control, id] of Object.entries(variants)) if (this.#hasTool(control, id)) this.#variants.set(control, id);
    runInAction(() => {
      for (const [control, labels] of Object.entries(armed)) {
        const node = this.#node(control);
        const known = node?.definition?.labelKey === undefined ? NONE : labels.filter((label) => itemOfStored(node, label));
        if (known.length > 0) this.#armed.set(control, known);
      }
      if (tool?.type === 'draw' && this.#canDraw(tool.control)) {
        this.#tool.set(this.#hasTool(tool.control, tool.tool) ? tool : this.#drawWith(tool.control));
      } else if (tool?.type === 'pan') this.#tool.set(tool);
    });
  }

  #hasTool(control: string, id: string | undefined): boolean {
    const { definition } = this.#node(control) ?? {};
    return definition !== undefined && (id === undefined || toolsOf(definition).some((tool) => tool.id === id));
  }

  /** Whether something could be drawn with a control now, as far as labels are concerned. */
  #canDraw(control: string): boolean {
    const node = this.#node(control);
    return node !== undefined && isDrawn(node) && (!needsLabel(node) || this.armed(control).length > 0);
  }

  /** Arms what the config selects; of several tools the first one wins. */
  #preselect(): void {
    for (const control of this.#host.tree.controls) {
      if (control.definition?.labelKey === undefined) continue;
      const item = itemsOf(control).find((one: Item) => one.attrs.selected === true);
      const draws = isDrawn(control);
      if (!item || (draws && this.tool.type === 'draw')) continue;
      runInAction(() => {
        this.#armed.set(control.name, [item.stored]);
        if (draws) this.#tool.set({ type: 'draw', control: control.name });
      });
    }
  }
}
