import type { ConfigNode } from '../../core';
import type { ViewportOptions } from './viewport';

/** The attributes of an `Image` tag, typed by its definition. */
export interface ImageAttrs extends ViewportOptions {
  readonly value: unknown;
  readonly valueList: unknown;
  readonly width: string;
  readonly height: string | undefined;
  readonly maxWidth: string;
  readonly maxHeight: string;
  readonly zoom: boolean;
  readonly zoomBy: number;
  readonly zoomControl: boolean;
  readonly rotateControl: boolean;
  readonly brightnessControl: boolean;
  readonly contrastControl: boolean;
  readonly selectionControl: boolean;
  readonly grid: boolean;
  readonly gridSize: number;
  readonly gridColor: string;
  readonly crosshair: boolean;
  readonly smoothing: boolean | undefined;
  readonly crossOrigin: 'none' | 'anonymous' | 'use-credentials';
}

/** A surface never imports its tag: what the config made of the attributes is read by their names. */
export function imageAttrsOf(node: ConfigNode): ImageAttrs {
  return node.attrs as unknown as ImageAttrs;
}
