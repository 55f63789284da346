import type { AnnotationJson, AssistHandler, Editor, EditorChange, EditorMode, Problem, Registry, Task, User } from '../core';
import type { ActiveTool } from './labelingTypes';
import type { Settings } from './settingTypes';
import type { ObjectPlace } from './surfaceTypes';

/** What a callback gets beside the annotation. */
export interface ActionContext {
  readonly editor: Editor;
  readonly task: Task;
  /** Seconds: what was spent before plus this session. */
  readonly leadTime: number;
  /** ISO time at which the annotation was opened. */
  readonly startedAt: string;
}

/** A callback for the host's storage. A rejected promise shows an error and loses nothing. */
export type ActionHandler = (annotation: AnnotationJson, context: ActionContext) => void | Promise<unknown>;

/** What a URL of the task is for. */
export interface UrlUse {
  readonly tag: string;
  readonly attribute: string;
}

/** Switches for what the editor offers; everything is on by default where its handler is given. */
export interface Features {
  readonly skip: boolean;
  readonly submit: boolean;
  readonly update: boolean;
  readonly addAnnotation: boolean;
  readonly deleteAnnotation: boolean;
  readonly undo: boolean;
  readonly layers: boolean;
  readonly settings: boolean;
  /** Refuse to submit an annotation with no result. */
  readonly denyEmpty: boolean;
}

/** Everything `createEditor` takes; the props of `<LabelEditor>` are these and the React-only ones. */
export interface EditorOptions {
  readonly registry: Registry;
  readonly config: string;
  readonly task: unknown;
  readonly mode?: EditorMode | undefined;
  readonly showPredictions?: boolean | undefined;
  readonly modelVersion?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly user?: User | undefined;
  readonly settings?: Partial<Settings> | undefined;
  /** What the editor of the task before handed over (`carry()`); what does not fit this config is left out. */
  readonly carry?: CarryOver | undefined;
  readonly features?: Partial<Features> | undefined;
  readonly resolveUrl?: ((url: string, use: UrlUse) => string | Promise<string>) | undefined;
  readonly onChange?: ((change: EditorChange) => void) | undefined;
  readonly onProblems?: ((problems: readonly Problem[]) => void) | undefined;
  readonly onSubmit?: ActionHandler | undefined;
  readonly onUpdate?: ActionHandler | undefined;
  readonly onSkip?: ActionHandler | undefined;
  readonly onUnskip?: ActionHandler | undefined;
  readonly onDelete?: ActionHandler | undefined;
  /** Asks a model about what is drawn with `smart` controls. */
  readonly onAssist?: AssistHandler | undefined;
}

/** Options that can change while an editor runs. */
export type LiveOptions = Partial<Omit<EditorOptions, 'registry' | 'config' | 'task' | 'settings' | 'carry'>>;

/** What a person takes along to the next task. */
export interface CarryOver {
  /** Settings that were changed here; they go before those of the host. */
  readonly settings: Partial<Settings>;
  /** Absent where the person does not want it (`keepTool`), as are the labels and variants. */
  readonly tool?: ActiveTool | undefined;
  /** Armed labels by control. */
  readonly armed?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The tool variant last used, by control. */
  readonly variants?: Readonly<Record<string, string>> | undefined;
  /** What was shown of each object; absent without `keepZoom`. */
  readonly places?: Readonly<Record<string, ObjectPlace>> | undefined;
}

/** What the editor is doing for the host; a failed action keeps everything and says why. */
export interface HostAction {
  readonly name: 'submit' | 'update' | 'skip' | 'unskip' | 'delete' | 'accept' | 'reject';
  readonly state: 'busy' | 'failed';
  readonly error?: string;
}

/** A required answer that is missing, or an answer that cannot be saved. */
export interface Invalid {
  readonly control: string;
  readonly region: string | undefined;
  readonly itemIndex: number | undefined;
  readonly message: string;
}
