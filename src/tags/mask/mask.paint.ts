import { type Box, insideOpacity, outlineDash, outlineWidth, type PaintEnv, type Painter, type PaintState } from '../../core';
import { type MaskPlane, outlinesOf, paintStrokes, type Stroke } from '../../geometry/masks';
import { type MaskForm, RecentCache, strokesIn } from './planes.kind';

type Canvas = HTMLCanvasElement | OffscreenCanvas;
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** What tinted masks may take together, and one of them. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_PIXELS = 16_000_000;
/** Colours of one mask that are kept: its label's and that of a layer it is laid over with. */
const MOST_COLORS = 3;
/** Outlines of masks larger than this are drawn from a smaller copy. */
const MOST_TRACED = 2_000_000;

const NO_DASH: number[] = [];

// Keyed by the coverage, which a mask that is dragged shares with the one it was: it is neither tinted nor traced anew.
const tints = new RecentCache<Uint8Array, Map<string, Canvas>>(MOST_BYTES);
const outlines = new WeakMap<Uint8Array, { readonly path: Path2D; readonly level: number }>();
/** What drafts are put together on, one for each canvas of the page. */
const scratches = new WeakMap<object, Canvas>();

function makeCanvas(context: Context, width: number, height: number): Canvas {
  const { canvas } = context;
  // The page's own document: a canvas in an iframe or a pop-up must not need the host's.
  if (!('ownerDocument' in canvas)) return new OffscreenCanvas(width, height);
  const made = canvas.ownerDocument.createElement('canvas');
  made.width = width;
  made.height = height;
  return made;
}

function contextOf(canvas: Canvas): Context | null {
  return canvas.getContext('2d') as Context | null;
}

/** Each side halved `level` times: the mean coverage of the pixels that become one. */
function shrunk({ box: { width, height }, alpha }: MaskPlane, level: number): Uint8Array {
  const side = 2 ** level;
  const columns = Math.ceil(width / side);
  const rows = Math.ceil(height / side);
  const sums = new Uint32Array(columns * rows);
  for (let y = 0; y < height; y++) {
    const row = (y >> level) * columns;
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const at = row + (x >> level);
      sums[at] = (sums[at] as number) + (alpha[i] as number);
    }
  }
  const mean = new Uint8Array(columns * rows);
  for (let i = 0; i < sums.length; i++) mean[i] = Math.min(255, Math.round((sums[i] as number) / (side * side)));
  return mean;
}

/** The coverage as a canvas of one colour. */
function tinted(context: Context, plane: MaskPlane, color: string, level: number): Canvas | undefined {
  const side = 2 ** level;
  const width = Math.ceil(plane.box.width / side);
  const height = Math.ceil(plane.box.height / side);
  const canvas = makeCanvas(context, width, height);
  const target = contextOf(canvas);
  if (!target) return undefined;
  const coverage = level === 0 ? plane.alpha : shrunk(plane, level);
  const image = target.createImageData(width, height);
  for (let i = 0, at = 3; i < coverage.length; i++, at += 4) image.data[at] = coverage[i] as number;
  target.putImageData(image, 0, 0);
  // The browser knows every way to say a colour.
  target.globalCompositeOperation = 'source-in';
  target.fillStyle = color;
  target.fillRect(0, 0, width, height);
  return canvas;
}

function tintOf(context: Context, plane: MaskPlane, color: string, level: number): Canvas | undefined {
  const key = `${level} ${color}`;
  const known = tints.get(plane.alpha);
  const canvas = known?.get(key) ?? tinted(context, plane, color, level);
  if (!canvas || known?.has(key)) return canvas;
  const kept = new Map([...(known ?? [])].slice(-(MOST_COLORS - 1)));
  kept.set(key, canvas);
  tints.set(
    plane.alpha,
    kept,
    [...kept.values()].reduce((sum, one) => sum + one.width * one.height * 4, 0),
  );
  return canvas;
}

/** How often a mask is halved so that its copy has no more pixels than the screen shows of it, nor than can be kept. */
function levelFor({ box }: MaskPlane, devicePerPixel: number): number {
  let level = Math.max(0, Math.floor(-Math.log2(devicePerPixel)));
  while ((box.width * box.height) / 4 ** level > MOST_PIXELS) level++;
  return Math.min(level, 12);
}

/** How pixels of a mask lie on the screen, and how large one is there. */
interface Placed {
  readonly matrix: readonly [number, number, number, number, number, number];
  /** Screen pixels per pixel of the mask. */
  readonly scale: number;
  /** Device pixels per pixel of the mask. */
  readonly device: number;
}

function placed(context: Context, { width, height }: MaskPlane, { matrix: [a, b, c, d, e, f] }: PaintEnv): Placed {
  const [kx, ky] = [100 / width, 100 / height];
  const scale = Math.hypot(a, b) * kx || 1;
  const { a: across, b: down } = context.getTransform();
  return { matrix: [a * kx, b * kx, c * ky, d * ky, e, f], scale, device: scale * (Math.hypot(across, down) || 1) };
}

/** Draws the mask under a transform to its pixels. */
function drawPlane(context: Context, plane: MaskPlane, color: string, { device }: Placed, antialias: boolean): void {
  if (plane.box.width === 0) return;
  const level = levelFor(plane, device);
  const canvas = tintOf(context, plane, color, level);
  if (!canvas) return;
  const { x, y } = plane.box;
  const side = 2 ** level;
  // Enlarged pixels of a bitmask are squares.
  context.imageSmoothingEnabled = antialias || device < 1;
  context.drawImage(canvas, x, y, canvas.width * side, canvas.height * side);
}

function pathOf(plane: MaskPlane, pixelExact: boolean): { readonly path: Path2D; readonly level: number } {
  const known = outlines.get(plane.alpha);
  if (known) return known;
  const { width, height } = plane.box;
  let level = 0;
  while ((width * height) / 4 ** level > MOST_TRACED) level++;
  const size = { width: Math.ceil(width / 2 ** level), height: Math.ceil(height / 2 ** level) };
  const alpha = level === 0 ? plane.alpha : shrunk(plane, level);
  const path = new Path2D();
  for (const { points } of outlinesOf({ ...size, box: { x: 0, y: 0, ...size }, alpha }, { pixelExact })) {
    for (const [i, { x, y }] of points.entries()) {
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    path.closePath();
  }
  const made = { path, level };
  outlines.set(plane.alpha, made);
  return made;
}

function strokeOutline(context: Context, plane: MaskPlane, state: PaintState, env: PaintEnv, { scale }: Placed, pixelExact: boolean): void {
  if (plane.box.width === 0) return;
  const { path, level } = pathOf(plane, pixelExact);
  const side = 2 ** level;
  context.translate(plane.box.x, plane.box.y);
  context.scale(side, side);
  context.strokeStyle = state.look.stroke;
  context.lineWidth = Math.max(1, outlineWidth(state, env)) / (scale * side);
  context.lineJoin = 'round';
  const dash = outlineDash(state, env);
  context.setLineDash(dash.length > 0 ? dash.map((length) => length / (scale * side)) : NO_DASH);
  context.stroke(path);
}

/** One stroke as lines of the canvas: quick however large the image is, and within a pixel of what it will be. */
function drawStroke(context: Context, { points, diameter }: Stroke): void {
  const width = (index: number): number => diameter * (points[index]?.pressure ?? 1);
  context.lineCap = context.lineJoin = 'round';
  if (points.length === 1 && points[0]) {
    context.beginPath();
    context.arc(points[0].x, points[0].y, width(0) / 2, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  const isEven = points.every(({ pressure }) => pressure === points[0]?.pressure);
  if (isEven) {
    context.lineWidth = width(0);
    context.beginPath();
    for (const { x, y } of points) context.lineTo(x, y);
    context.stroke();
    return;
  }
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    if (!from || !to) continue;
    context.lineWidth = (width(i - 1) + width(i)) / 2;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
}

function scratchOf(context: Context): Context | undefined {
  const { canvas } = context;
  const known = scratches.get(canvas);
  const scratch = known ?? makeCanvas(context, canvas.width, canvas.height);
  scratches.set(canvas, scratch);
  if (scratch.width !== canvas.width || scratch.height !== canvas.height) {
    scratch.width = canvas.width;
    scratch.height = canvas.height;
  }
  return contextOf(scratch) ?? undefined;
}

/** What a mask and its strokes cover of a canvas, in whole device pixels: a large canvas is not to be cleared and laid down for a small stroke. */
function deviceBox(context: Context, { box }: MaskPlane, strokes: readonly Stroke[]): Box {
  const matrix = context.getTransform();
  const { width, height } = context.canvas;
  const [xs, ys]: [number[], number[]] = [[], []];
  const reach = (x: number, y: number): void => {
    const at = matrix.transformPoint({ x, y });
    xs.push(at.x);
    ys.push(at.y);
  };
  const reachBox = (left: number, top: number, right: number, bottom: number): void => {
    reach(left, top);
    reach(right, top);
    reach(left, bottom);
    reach(right, bottom);
  };
  if (box.width > 0) reachBox(box.x, box.y, box.x + box.width, box.y + box.height);
  for (const { points, diameter } of strokes) {
    const [left, top, right, bottom] = points.reduce(
      ([l, t, r, b], { x, y }) => [Math.min(l, x), Math.min(t, y), Math.max(r, x), Math.max(b, y)],
      [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number],
    );
    if (left <= right) reachBox(left - diameter, top - diameter, right + diameter, bottom + diameter);
  }
  const x = Math.max(0, Math.floor(Math.min(...xs)) - 1);
  const y = Math.max(0, Math.floor(Math.min(...ys)) - 1);
  return { x, y, width: Math.min(width, Math.ceil(Math.max(...xs)) + 1) - x, height: Math.min(height, Math.ceil(Math.max(...ys)) + 1) - y };
}

/**
 * A mask with strokes over it. They are put together on a canvas of their own, opaque, and laid down as one: half-transparent strokes
 * would darken where they cross, and an eraser would rub out what lies below.
 */
function paintDraft(
  context: Context,
  plane: MaskPlane,
  strokes: readonly Stroke[],
  look: { readonly color: string; readonly opacity: number },
  place: Placed,
  antialias: boolean,
): void {
  const scratch = scratchOf(context);
  if (!scratch) return;
  scratch.setTransform(context.getTransform());
  scratch.transform(...place.matrix);
  const { x, y, width, height } = deviceBox(scratch, plane, strokes);
  if (width <= 0 || height <= 0) return;
  const matrix = scratch.getTransform();
  scratch.setTransform(1, 0, 0, 1, 0, 0);
  scratch.clearRect(x, y, width, height);
  scratch.setTransform(matrix);
  scratch.fillStyle = scratch.strokeStyle = look.color;
  drawPlane(scratch, plane, look.color, place, antialias);
  for (const stroke of strokes) {
    scratch.globalCompositeOperation = stroke.erase ? 'destination-out' : 'source-over';
    // Where single pixels can be seen they are shown as they will be.
    if (antialias || place.device < 1) drawStroke(scratch, stroke);
    else drawPlane(scratch, paintStrokes(undefined, [{ ...stroke, erase: false }], plane, { antialias }), look.color, place, antialias);
  }
  scratch.globalCompositeOperation = 'source-over';
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha *= look.opacity;
  context.drawImage(scratch.canvas, x, y, width, height, x, y, width, height);
  context.restore();
}

/** Paints masks of a form: tinted with their label's colour, outlined where they are selected, pointed at or a model's. */
export function maskPainterOf<V>(form: MaskForm<V>): Painter<V> {
  const { antialias } = form;
  return (context, value, state, env) => {
    const plane = form.planeOf(value, env);
    if (!plane) return;
    const place = placed(context, plane, env);
    const strokes = form.strokesOf(value);
    const color = state.look.fill;
    const opacity = insideOpacity(state);
    if (strokes.length > 0) {
      paintDraft(context, plane, strokesIn(strokes, plane), { color, opacity }, place, antialias);
      return;
    }
    context.save();
    context.transform(...place.matrix);
    const { globalAlpha } = context;
    context.globalAlpha = globalAlpha * opacity;
    drawPlane(context, plane, color, place, antialias);
    context.globalAlpha = globalAlpha;
    if (state.selected || state.hovered || (state.overlay && !env.coarse)) {
      strokeOutline(context, plane, state, env, place, !antialias);
    }
    context.restore();
  };
}
