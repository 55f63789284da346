import { RunningEditor } from './editor';
import type { EditorOptions, EditorStore } from './types';

export type {
  ActionContext,
  ActionHandler,
  ActiveTool,
  AnnotationStore,
  AssistStore,
  CarryOver,
  Draft,
  EditorOptions,
  EditorStore,
  Features,
  HostAction,
  Invalid,
  Labeling,
  LayerStore,
  LinkRefusal,
  LiveOptions,
  LockReason,
  ObjectPlace,
  ObjectView,
  Overlay,
  Pasted,
  PasteOptions,
  PendingLink,
  PredictionStore,
  RegionDelta,
  RegionPlace,
  RegionsListener,
  SelectMode,
  Settings,
  SurfaceHandle,
  SurfacePlaces,
  SurfaceTexts,
  UrlUse,
  ZOrder,
} from './types';

/**
 * Opens a task: reads config and task, tells `onProblems`, opens the annotation that the mode says. Never throws for bad input. Needs no DOM.
 * @example
 * const editor = createEditorStore({ registry: createRegistry(builtinTags), config, task, showPredictions: true });
 */
export function createEditorStore(options: EditorOptions): EditorStore {
  return new RunningEditor(options);
}
