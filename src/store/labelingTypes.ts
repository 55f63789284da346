import type { Assist } from '../core';
import type { LockReason, PredictionStore } from './layerTypes';

/** Interactive pre-annotation as surfaces and bar see it. */
export interface AssistStore extends Assist {
  readonly suggestions: PredictionStore | undefined;
  /** The prompts as a layer, for painting. */
  readonly promptLayer: PredictionStore | undefined;
  /** Whether a control may ask at all. */
  isSmart(control: string): boolean;
  /** What is drawn with a control now goes to `ask` and not into the annotation: also where `ask` will say why it cannot. */
  asks(control: string): boolean;
  /** `editor.undo` takes back the last prompt now. */
  readonly canUndo: boolean;
}

/** What a click on a surface means now. `draw` names the control whose tool draws. */
export type ActiveTool =
  | { readonly type: 'select' }
  | { readonly type: 'pan' }
  /** `tool` is the id of one of the control's tools; its usual one when absent. */
  | { readonly type: 'draw'; readonly control: string; readonly tool?: string | undefined };

/** Labels chosen for the next region, and the tool. Per editor. */
export interface Labeling {
  readonly tool: ActiveTool;
  /** Armed labels as stored, by label control. */
  armed(control: string): readonly string[];
  readonly anyArmed: boolean;
  /**
   * A label was pressed. With editable regions selected that this control fits: relabels them (single: replaces, multiple: toggles; the last
   * label stays unless the control has `allowEmpty`) in one commit. Else arms or disarms it for drawing (and picks the control's tool).
   */
  pressLabel(control: string, stored: string): void;
  disarm(): void;
  setTool(tool: ActiveTool): void;
  /** The tool in hand goes on with what it drew (a brush): labels stay armed and the new region selected, whatever the settings. */
  readonly goesOn: boolean;
  /** Control and labels that a new region on `object` gets from `control` now; undefined when drawing must not start (no label armed where one is needed, read-only). */
  forNewRegion(object: string, control: string): Readonly<Record<string, readonly string[]>> | undefined;
  /** The control that selecting text (or another gesture without a tool) on `object` uses now. */
  controlFor(object: string): string | undefined;
  /** How often each label of a control is used, against `maxUsages`; true when it is used up. */
  isUsedUp(control: string, stored: string): boolean;
  /** How many more regions may get this label; `Infinity` where it has no `maxUsages`. */
  usesLeft(control: string, stored: string): number;
}

/** A relation that is being made. */
export interface PendingLink {
  /** The region it begins at. */
  readonly fromId: string;
  /** The region that is pointed at as its end. */
  readonly toId?: string;
}

/** Why a relation was not made: told to the person. */
export type LinkRefusal = LockReason | 'no-source' | 'same-region' | 'linked-already';
