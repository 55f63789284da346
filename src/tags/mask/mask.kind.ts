import { type Box, defineKind, type Extent, type Kind, type KindCore, type Path, type Point } from '../../core';
import {
  alphaAt,
  combinePlanes,
  fillPaths,
  isEmptyPlane,
  type MaskPlane,
  movePlane,
  outlinesOf,
  rescalePlane,
  resizePlane,
  rotatePlane,
} from '../../geometry/masks';
import { type BitmaskValue, bitmaskKindCore } from './bitmask.kindCore';
import { bitmaskForm } from './bitmaskForm.kind';
import { type MaskStroke, type MaskValue, maskKindCore } from './mask.kindCore';
import { maskForm } from './maskForm.kind';
import type { MaskForm } from './planes.kind';

const NOWHERE: Box = Object.freeze({ x: 0, y: 0, width: 0, height: 0 });
/** Places that are asked on each side of a point whose surroundings count too. */
const PROBES = 4;

function toPctBox({ x, y, width, height }: Box, of: Extent): Box {
  return { x: (x * 100) / of.width, y: (y * 100) / of.height, width: (width * 100) / of.width, height: (height * 100) / of.height };
}

function toImg({ x, y }: Point, of: Extent): Point {
  return { x: (x * of.width) / 100, y: (y * of.height) / 100 };
}

function toImgBox({ x, y, width, height }: Box, of: Extent): Box {
  return { ...toImg({ x, y }, of), width: (width * of.width) / 100, height: (height * of.height) / 100 };
}

const mapPoints = (paths: readonly Path[], to: (point: Point) => Point): readonly Path[] =>
  paths.map(({ points, closed }) => ({ points: points.map(to), closed }));

/** The box of strokes in percent, as far as it lies on the image. */
function boxOfStrokes(strokes: readonly MaskStroke[], { width, height }: Extent): Box | undefined {
  let [left, top, right, bottom] = [100, 100, 0, 0];
  for (const { points, diameter } of strokes) {
    const [rx, ry] = [diameter / 2, (diameter * width) / (2 * height)];
    for (const { x, y } of points) {
      left = Math.min(left, x - rx);
      right = Math.max(right, x + rx);
      top = Math.min(top, y - ry);
      bottom = Math.max(bottom, y + ry);
    }
  }
  [left, top, right, bottom] = [Math.max(0, left), Math.max(0, top), Math.min(100, right), Math.min(100, bottom)];
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}

function around(a: Box | undefined, b: Box | undefined): Box {
  if (!a || !b) return a ?? b ?? NOWHERE;
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** Whether something painted lies within `reach` (in pixels) of a point. */
function isPainted(plane: MaskPlane, { x, y }: Point, reach: Point): boolean {
  if (alphaAt(plane, x, y) > 0) return true;
  const { box } = plane;
  if (x < box.x - reach.x || y < box.y - reach.y || x > box.x + box.width + reach.x || y > box.y + box.height + reach.y) return false;
  for (let i = -PROBES; i <= PROBES; i++) {
    for (let j = -PROBES; j <= PROBES; j++) {
      if (i * i + j * j <= PROBES * PROBES && alphaAt(plane, x + (i * reach.x) / PROBES, y + (j * reach.y) / PROBES) > 0) return true;
    }
  }
  return false;
}

/** The geometry of masks, however their values hold them. All of it works on pixels of the mask; percent are what comes in and goes out. */
function maskKindOf<V>(core: KindCore<V>, form: MaskForm<V>): Kind<V> {
  const { antialias } = form;
  /** A mask made of another one; what cannot be unpacked stays as it is. */
  const changed = (value: V, extent: Extent, change: (plane: MaskPlane) => MaskPlane): V => {
    const plane = form.planeOf(value, extent);
    const next = plane && change(plane);
    return !next || next === plane ? value : form.valueOf(next);
  };
  return defineKind<V>({
    ...core,

    bounds(value, extent) {
      const plane = form.planeOf(value, extent);
      const painted = plane && !isEmptyPlane(plane) ? toPctBox(plane.box, plane) : undefined;
      return around(painted, boxOfStrokes(form.strokesOf(value), extent));
    },

    contains(value, point, tolerance, extent) {
      const plane = form.planeOf(value, extent);
      return plane !== undefined && isPainted(plane, toImg(point, plane), toImg(tolerance, plane));
    },

    move: (value, delta, extent) => changed(value, extent, (plane) => movePlane(plane, toImg(delta, plane))),

    resize: (value, from, to, extent) =>
      changed(value, extent, (plane) => resizePlane(plane, toImgBox(from, plane), toImgBox(to, plane), antialias)),

    rotate: (value, degrees, centre, extent) =>
      changed(value, extent, (plane) => rotatePlane(plane, degrees, toImg(centre, plane), antialias)),

    outline(value, extent) {
      const plane = form.planeOf(value, extent);
      if (!plane) return [];
      return mapPoints(outlinesOf(plane, { pixelExact: !antialias }), ({ x, y }) => ({
        x: (x * 100) / plane.width,
        y: (y * 100) / plane.height,
      }));
    },

    fromOutline(paths, extent) {
      const plane = fillPaths(
        mapPoints(paths, (point) => toImg(point, extent)),
        extent,
        { antialias },
      );
      return isEmptyPlane(plane)
        ? { refusal: 'The shape covers no pixel of the image, so it cannot become a mask. Make it larger first.' }
        : { value: form.valueOf(plane) };
    },

    combine(a, b, how, extent) {
      const first = form.planeOf(a, extent);
      const second = form.planeOf(b, extent);
      // What cannot be unpacked must not get lost in a union with what can.
      if (!first || !second) return a;
      const sameSize = first.width === second.width && first.height === second.height;
      const plane = combinePlanes(first, sameSize ? second : rescalePlane(second, first, antialias), how);
      return isEmptyPlane(plane) ? undefined : form.valueOf(plane);
    },

    rescale: (value, from, to) => changed(value, from, (plane) => rescalePlane(plane, to, antialias)),
  });
}

/** Masks of `Brush`, `BrushLabels` and `MagicWand`. */
export const maskKind = maskKindOf<MaskValue>(maskKindCore, maskForm);

/** Masks of `Bitmask` and `BitmaskLabels`. */
export const bitmaskKind = maskKindOf<BitmaskValue>(bitmaskKindCore, bitmaskForm);
