import { RunningEditor } from './editor';
import type { EditorStore } from './editorTypes';
import type { EditorOptions } from './optionTypes';

export type { AnnotationStore, Draft, Pasted, PasteOptions, ZOrder } from './annotationTypes';
export type { EditorStore } from './editorTypes';
export type { ActiveTool, AssistStore, Labeling, LinkRefusal, PendingLink } from './labelingTypes';
export type { LayerStore, LockReason, Overlay, PredictionStore, RegionDelta, RegionsListener, SelectMode } from './layerTypes';
export type {
  ActionContext,
  ActionHandler,
  CarryOver,
  EditorOptions,
  Features,
  HostAction,
  Invalid,
  LiveOptions,
  UrlUse,
} from './optionTypes';
export type { Settings } from './settingTypes';
export type { ObjectPlace, ObjectView, RegionPlace, SurfaceHandle, SurfacePlaces, SurfaceTexts } from './surfaceTypes';

/**
 * Opens a task: reads config and task, tells `onProblems`, opens the annotation that the mode says. Never throws for bad input. Needs no DOM.
 * @example
 * const editor = createEditorStore({ registry: createRegistry(builtinTags), config, task, showPredictions: true });
 */
export function createEditorStore(options: EditorOptions): EditorStore {
  return new RunningEditor(options);
}
