import { fbm2, noise2 } from './noise.mjs';
import { createRandom } from './random.mjs';
import { lines } from './receipt-text.mjs';
import { clamp, smoothstep } from './solids.mjs';

/** A till receipt on a table, and what a perfect text recogniser would answer: one box a line, in percent. */

export const size = { width: 864, height: 1296 };
const paper = { left: 186, top: 58, right: 684, bottom: 1226 };
const column = { left: 216, right: 654, total: 422.784 };
const pitch = 37.4;
const fontPx = 28;
const total = { x: 48.93333333333333, y: 61.333333333333336, width: 9.733333333333333, height: 2.8444444444444446 };
const totalMiddle = ((total.y + total.height / 2) / 100) * size.height;

const round = (v) => Math.round(v * 1000) / 1000;
function toPercent(left, top, right, bottom) {
  return {
    x: round((left / size.width) * 100),
    y: round((top / size.height) * 100),
    width: round(((right - left) / size.width) * 100),
    height: round(((bottom - top) / size.height) * 100),
  };
}

function paintTable(context) {
  const { width, height } = size;
  const image = context.createImageData(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const plank = Math.floor((x + 40) / 218);
      const [u, v] = [x * 0.024 + plank * 31, y * 0.0016 + plank * 7];
      const rings = fbm2(u * 0.35 + 2 * fbm2(u * 0.4, v * 2, 3), v, 4);
      const grainLine = 0.5 + 0.5 * Math.sin(rings * 92);
      const fibre = noise2(x * 0.55, y * 0.012 + plank * 50) - 0.5;
      const seam = Math.abs(((x + 40) % 218) - 1) < 1.6 ? 0.45 : 1;
      const tone = (0.62 + 0.16 * grainLine + 0.2 * fibre + 0.06 * ((plank * 37) % 3)) * seam;
      image.data.set([152 * tone, 103 * tone, 64 * tone, 255], (y * width + x) * 4);
    }
  }
  context.putImageData(image, 0, 0);
}

/** The paper's outline: long edges nearly straight, short ones torn by the printer's teeth. */
function tracePaper(context) {
  context.beginPath();
  context.moveTo(paper.left, paper.top);
  for (let x = paper.left; x <= paper.right; x += 6) context.lineTo(x, paper.top + (((x - paper.left) / 6) % 2) * 4);
  for (let y = paper.top; y <= paper.bottom; y += 20) context.lineTo(paper.right + 2.5 * Math.sin(y / 210), y);
  for (let x = paper.right; x >= paper.left; x -= 6) context.lineTo(x, paper.bottom + (((paper.right - x) / 6) % 2) * 5);
  for (let y = paper.bottom; y >= paper.top; y -= 20) context.lineTo(paper.left + 2.5 * Math.sin(y / 210 + 0.3), y);
  context.closePath();
}

function paintPaper(context) {
  context.save();
  for (const [blur, x, y, alpha] of [
    [46, 16, 26, 0.42],
    [9, 3, 5, 0.4],
  ]) {
    context.shadowColor = `rgba(20, 10, 4, ${alpha})`;
    context.shadowBlur = blur;
    context.shadowOffsetX = x;
    context.shadowOffsetY = y;
    context.fillStyle = '#f6f4ee';
    tracePaper(context);
    context.fill();
  }
  context.restore();
}

function printText(context, text, x, middle, { bold = false, px = fontPx, align = 'left' } = {}) {
  context.font = `${bold ? 'bold ' : ''}${px}px "Liberation Mono", "Courier New", monospace`;
  context.textAlign = align;
  context.textBaseline = 'alphabetic';
  const metrics = context.measureText(text);
  context.fillText(text, x, middle + px * 0.33);
  return [x - metrics.actualBoundingBoxLeft, middle - px * 0.5, x + metrics.actualBoundingBoxRight, middle + px * 0.56];
}

const around = (boxes) => [
  Math.min(...boxes.map((b) => b[0])) - 3,
  Math.min(...boxes.map((b) => b[1])),
  Math.max(...boxes.map((b) => b[2])) + 3,
  Math.max(...boxes.map((b) => b[3])),
];

function printLines(context) {
  const found = [];
  const totalRow = lines.findIndex(([, , style]) => style === 't');
  context.fillStyle = '#2a2730';
  for (const [row, [left, right, style]] of lines.entries()) {
    const middle = totalMiddle + (row - totalRow) * pitch;
    if (style === 'gap') continue;
    if (style === 'rule') {
      for (let x = column.left; x < column.right - 6; x += 13) context.fillRect(x, middle, 8, 2);
      continue;
    }
    const bold = style === 't' || style.startsWith('b');
    const px = style.startsWith('b') ? 38 : style === 's' ? 24 : fontPx;
    const boxes = [];
    if (style.includes('c')) boxes.push(printText(context, left, (column.left + column.right) / 2, middle, { bold, px, align: 'center' }));
    else if (left)
      boxes.push(
        printText(
          context,
          left.trimStart(),
          ('ht'.includes(style) && style ? column.total : column.left) + (left.length - left.trimStart().length) * 16.8,
          middle,
          { bold, px },
        ),
      );
    if (style === 't') found.push({ text: left, box: total });
    if (right) {
      const amount = printText(context, right, column.right, middle, { bold, px, align: 'right' });
      if (style === 't') found.push({ text: right, box: toPercent(...around([amount])) });
      boxes.push(amount);
    }
    if (style !== 't') found.push({ text: [left.trim(), right].filter(Boolean).join(' '), box: toPercent(...around(boxes)) });
  }
  return found;
}

function printBarcode(context) {
  const random = createRandom(523);
  context.fillStyle = '#2a2730';
  for (let x = 290; x < 580; ) {
    const bar = 2 + Math.floor(random() * 3) * 2;
    context.fillRect(x, 1118, bar, 58);
    x += bar + 2 + Math.floor(random() * 3) * 2;
  }
}

/** Pen strokes of "Mia 13.61": polylines in a box 10 high, smoothed when drawn. */
const pen = [
  '0,10 1.4,1 1.8,0.6 3.6,7.4 6,0.4 6.6,0.8 7.6,9.8',
  '9.6,4.6 9.4,8.6 10.2,9.9 11.2,9.2',
  '9.9,2.1 10,2.3',
  '15.6,5.4 14.2,4.4 12.6,6 12.6,8.8 14,9.8 15.6,7.6 15.8,4.8 15.9,8.6 17,9.9 18.2,9',
  '25.4,2.6 27.4,0.4 27.1,5.4 26.8,10',
  '31,1.4 33.4,0.2 35,1.8 33.6,4.2 32.4,4.7 35,5.8 35.4,8.2 33.4,10 30.8,9.2',
  '38.6,9.5 38.7,9.8',
  '46,0.6 42.8,3.8 42,8 44,10.1 46.2,8.4 45.4,6 42.6,7',
  '50,2.8 52.2,0.4 51.8,5.6 51.6,10.2',
  '-1,13.4 18,12.4 36,12.9 54,11.8',
].map((stroke) => stroke.split(' ').map((point) => point.split(',').map(Number)));

function writeNote(context) {
  const [scale, left, top] = [3.35, 224, 872];
  const tilt = (x, y) => [left + (x + (10 - y) * 0.12) * scale, top + (y - x * 0.05) * scale * 1.12];
  context.strokeStyle = '#27409c';
  context.lineCap = context.lineJoin = 'round';
  for (const stroke of pen) {
    const points = stroke.map(([x, y]) => tilt(x, y));
    context.lineWidth = stroke.length === 2 ? 4.2 : 2.9;
    context.beginPath();
    context.moveTo(...points[0]);
    for (let i = 1; i < points.length - 1; i++) {
      const [a, b] = [points[i], points[i + 1]];
      context.quadraticCurveTo(a[0], a[1], (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
    }
    context.lineTo(...points.at(-1));
    context.stroke();
  }
  const corner = (x, y) => {
    const [px, py] = tilt(x, y);
    return [round((px / size.width) * 100), round((py / size.height) * 100)];
  };
  return { text: 'Mia 13.61', points: [corner(-2.5, -1.8), corner(54.5, -1.8), corner(55.5, 13.4), corner(-2.5, 15)] };
}

/** Light from the left window, the paper's curl and creases, uneven print, the camera's noise. */
function lightAndNoise(context) {
  const image = context.getImageData(0, 0, size.width, size.height);
  const random = createRandom(99);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const i = (y * size.width + x) * 4;
      const [ux, uy] = [x / size.width - 0.5, y / size.height - 0.5];
      const onPaper = x > paper.left && x < paper.right && y > paper.top && y < paper.bottom;
      let light = 1.06 - 0.24 * ux - 0.16 * uy - 0.34 * (ux * ux + uy * uy);
      let warm = 1;
      if (onPaper) {
        const curl = 0.03 * Math.sin(uy * 7.5 + 0.6) - 0.05 * smoothstep(0.14, 0.3, Math.abs(ux - 0.003) - 0.02);
        const crease = Math.exp(-(((y - 560 - 14 * noise2(x * 0.02, 3) - x * 0.03) / 5) ** 2));
        const fold = Math.exp(-(((y - 566 - 14 * noise2(x * 0.02, 3) - x * 0.03) / 9) ** 2));
        light *= 0.985 + curl + 0.05 * crease - 0.075 * fold + 0.035 * (fbm2(x * 0.012, y * 0.009) - 0.5);
        warm = 0.985;
        const ink = 255 - image.data[i + 1];
        if (ink > 60 && image.data[i + 2] < 120) {
          const fade = 46 * noise2(x * 0.9, y * 0.9) + 46 * smoothstep(0.45, 0.8, fbm2(x * 0.014, y * 0.02));
          for (let c = 0; c < 3; c++) image.data[i + c] = Math.min(image.data[i + c] + fade, 235);
        }
      }
      const speck = (random() + random() - 1) * 9;
      image.data[i] = clamp(image.data[i] * light + speck, 0, 255);
      image.data[i + 1] = clamp(image.data[i + 1] * light * 0.99 + speck, 0, 255);
      image.data[i + 2] = clamp(image.data[i + 2] * light * 0.95 * warm + speck, 0, 255);
    }
  }
  context.putImageData(image, 0, 0);
}

export async function paint(canvas) {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  paintTable(context);
  paintPaper(context);
  const printed = printLines(context);
  printBarcode(context);
  const written = writeNote(context);
  lightAndNoise(context);
  // A lens is never as sharp as a printer.
  const soft = new OffscreenCanvas(size.width, size.height);
  const softContext = soft.getContext('2d');
  softContext.filter = 'blur(0.6px)';
  softContext.drawImage(canvas, 0, 0);
  context.drawImage(soft, 0, 0);
  return { printed, written };
}
