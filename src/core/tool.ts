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
  /** How hard a pen is pressed, 0 to 1; absent for what cannot tell (a mouse, most fingers). */
  readonly pressure?: number;
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

/** What a tool wants to know of the picture's pixels; it is computed off the main thread and comes back as a `ToolAnswer`. */
export type PixelAsk =
  /** The area round `point` whose colours differ from its own by at most `tolerance` (0 to 255), its border blurred by `blur` pixels. */
  | { readonly type: 'flood'; readonly point: Point; readonly tolerance: number; readonly blur: number }
  /** The line from `from` to `to` that keeps to edges of the picture. */
  | { readonly type: 'edge'; readonly from: Point; readonly to: Point };

/** Coverage of the pixels in a box of the object: 0 outside to 255 inside, row by row. */
export interface PixelArea {
  /** Left, top, width and height in pixels of the object. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly alpha: Uint8Array;
}

/** What came of the newest ask; answers to older ones never arrive. */
export interface ToolAnswer {
  readonly ask: PixelAsk;
  /** Of a `flood`. */
  readonly area?: PixelArea;
  /** Of an `edge`: from its start to its end, both included. */
  readonly path?: readonly Point[];
  /** Why there is no answer, in words for the person; the surface has said them already. */
  readonly failure?: string;
}

export type ToolInput = ToolPointer | ToolKey | ToolLeave;

/** What a tool must know of the object and its control. */
export interface ToolEnv extends Extent {
  /** Percent of width and height that one screen pixel covers. */
  readonly pixel: Point;
  /** Typed attributes of the control tag. */
  readonly attrs: Readonly<Record<string, unknown>>;
  /** Diameter of the brush, and of the eraser, in pixels of the object. */
  readonly size?: { readonly brush: number; readonly eraser: number };
  /** Value of the region that a tool with `continues` goes on with: the one selected region of its kind that may be changed. */
  readonly base?: unknown;
}

/** What a step did. Absent `draft` = nothing is being drawn. */
export interface ToolStep<V, S> {
  readonly state: S;
  /** The shape being drawn, to be shown as a preview. */
  readonly draft?: V;
  /** A line shown with the draft that is no part of it: where a knife cuts. */
  readonly guide?: readonly Point[];
  /** A finished shape: one commit, one undo step. */
  readonly commit?: V;
  /** Further shapes of the same step: they become regions of their own, labelled like the one that was drawn on. */
  readonly others?: readonly V[];
  /** Wants to know something of the picture; replaces what was asked before. */
  readonly ask?: PixelAsk;
  /** Why nothing came of it, in words for the person. */
  readonly refusal?: string;
  /** The input meant nothing to the tool: the surface may use it (select, pan, undo the last commit). */
  readonly ignored?: boolean;
}

/** What is known of a tool before its code is there. */
export interface ToolInfo {
  /** Message key of its name and icon name, such as `rectangle`. */
  readonly id: string;
  /** Default hotkey, such as `r`. */
  readonly hotkey?: string;
  /** Each press draws, also on a region that lies there: brushes. */
  readonly paints?: boolean;
  /** Goes on with the selected region of its kind (`ToolEnv.base`): its commits are the new geometry of that region. */
  readonly continues?: boolean;
  /** Works on a selected region only (`continues`), never makes a first one: an eraser, a knife. */
  readonly needsBase?: boolean;
  /** Which size of the brush it takes: the surface shows a circle of it, and its keys change it. */
  readonly sized?: 'brush' | 'eraser';
  /** As a prompt for a model its shape means yes, with Alt held no: points. */
  readonly signed?: boolean;
}

/**
 * A drawing tool: a pure state machine with named states. Coordinates that leave the object are clamped by the tool.
 * `resume` takes up an unfinished shape (an open polygon) again.
 */
export interface Tool<V, S extends { readonly name: string } = { readonly name: string }> extends ToolInfo {
  readonly initial: S;
  step(state: S, input: ToolInput, env: ToolEnv): ToolStep<V, S>;
  resume?(value: V, point: Point, env: ToolEnv): ToolStep<V, S> | undefined;
  /** `resume` is for selected regions only: an open shape is as good as any, and a first click selects it. */
  readonly resumesSelected?: boolean;
  /** Takes the answer to what it asked; needed by tools that ask. */
  answer?(state: S, answer: ToolAnswer, env: ToolEnv): ToolStep<V, S>;
}

/** Typed identity: makes a tool without registering it anywhere. */
export function defineTool<V, S extends { readonly name: string }>(tool: Tool<V, S>): Tool<V, S> {
  return tool;
}
