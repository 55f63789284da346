import type { Extent, Point } from './kind';

/** A pointer as tools see it: a plain object, no DOM event. Points are percent of the unrotated object. */
export interface ToolPointer {
  readonly type: 'down' | 'move' | 'up' | 'double' | 'cancel';
  readonly point: Point;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Control, or Command on a Mac. */
  readonly ctrl: boolean;
  readonly timeStamp: number;
}

/** A key as tools see it: `Escape`, `Enter`, `Backspace`, or `undo` and `redo` when a draft is open. */
export interface ToolKey {
  readonly type: 'key';
  readonly key: 'Escape' | 'Enter' | 'Backspace' | 'undo' | 'redo';
}

/** The tool is being left for another one. */
export interface ToolLeave {
  readonly type: 'leave';
}

export type ToolInput = ToolPointer | ToolKey | ToolLeave;

/** What a tool must know of the object and its control. */
export interface ToolEnv extends Extent {
  /** Percent of width and height that one screen pixel covers. */
  readonly pixel: Point;
  /** Typed attributes of the control tag. */
  readonly attrs: Readonly<Record<string, unknown>>;
}

/** What a step did. Absent `draft` = nothing is being drawn. */
export interface ToolStep<V, S> {
  readonly state: S;
  /** The shape being drawn, to be shown as a preview. */
  readonly draft?: V;
  /** A finished shape: one commit, one undo step. */
  readonly commit?: V;
  /** The input meant nothing to the tool: the surface may use it (select, pan, undo the last commit). */
  readonly ignored?: boolean;
}

/**
 * A drawing tool: a pure state machine with named states. Coordinates that leave the object are clamped by the tool.
 * `resume` takes up an unfinished shape (an open polygon) again.
 */
export interface Tool<V, S extends { readonly name: string } = { readonly name: string }> {
  /** Message key of its name and icon name, such as `rectangle`. */
  readonly id: string;
  /** Default hotkey, such as `r`. */
  readonly hotkey?: string;
  readonly initial: S;
  step(state: S, input: ToolInput, env: ToolEnv): ToolStep<V, S>;
  resume?(value: V, point: Point, env: ToolEnv): ToolStep<V, S> | undefined;
}

/** Typed identity: makes a tool without registering it anywhere. */
export function defineTool<V, S extends { readonly name: string }>(tool: Tool<V, S>): Tool<V, S> {
  return tool;
}
