// biome-ignore-all lint/a11y/useSemanticElements: five buttons of one question
import { attr, type Codec, defineKind, defineTag, defineTool, type Painter, type Point, type TagViewProps, useAnswer } from 'label-editor';
import { observer } from 'mobx-react-lite';

// Tags as a host app writes them: with the public API alone.

const RatingView = observer(function RatingView({ node }: TagViewProps) {
  const answer = useAnswer(node);
  const stars = Array.from({ length: Number(node.attrs.maxRating) }, (_, i) => i + 1);
  return (
    <div role="group" aria-label={node.name}>
      {stars.map((star) => (
        <button
          key={star}
          type="button"
          aria-label={`${star} stars`}
          aria-pressed={answer.value === star}
          disabled={answer.lock !== undefined}
          onClick={() => answer.set(answer.value === star ? undefined : star)}
        >
          {Number(answer.value) >= star ? '★' : '☆'}
        </button>
      ))}
    </div>
  );
});

/** A question answered with stars, as Label Studio's `Rating` writes it. */
export const Rating = defineTag({
  name: 'Rating',
  role: 'control',
  attrs: { name: attr.id(), toName: attr.ref(), maxRating: attr.number(5, { min: 1 }) },
  answer: { key: 'rating', isEmpty: (value) => !value, check: () => [] },
  View: RatingView,
});

/** A coloured box around other tags. */
export const Callout = defineTag({
  name: 'Callout',
  role: 'visual',
  attrs: { text: attr.string() },
  View: ({ node }: TagViewProps) => (
    <p style={{ borderInlineStart: '4px solid currentColor', paddingInlineStart: 8 }}>{String(node.attrs.text)}</p>
  ),
});

interface PinValue {
  readonly x: number;
  readonly y: number;
}

/** Percent of the image around a pin that counts as the pin. */
const REACH = 1.5;

const pinKind = defineKind<PinValue>({
  name: 'pin',
  bounds: ({ x, y }) => ({ x: x - REACH, y: y - REACH, width: 2 * REACH, height: 2 * REACH }),
  contains: ({ x, y }, point, tolerance) => Math.abs(point.x - x) <= REACH + tolerance.x && Math.abs(point.y - y) <= REACH + tolerance.y,
  move: ({ x, y }, delta) => ({ x: clamp(x + delta.x), y: clamp(y + delta.y) }),
  isValid: ({ x, y }) => Number.isFinite(x) && Number.isFinite(y),
  describe: ({ x, y }) => `pin at ${Math.round(x)}, ${Math.round(y)}`,
});

function clamp(pct: number): number {
  return Math.min(100, Math.max(0, pct));
}

const pinCodec: Codec<PinValue> = {
  has: (wire) => 'x' in wire && 'y' in wire,
  read: ({ x, y }) => ({ value: typeof x === 'number' && typeof y === 'number' ? { x, y } : undefined, findings: [] }),
  write: (value, wire) => ({ ...wire, ...value }),
};

const paintPin: Painter<PinValue> = (context, { x, y }, { look }, { matrix }) => {
  const [a, b, c, d, e, f] = matrix;
  context.fillStyle = look.stroke;
  context.beginPath();
  context.arc(a * x + c * y + e, b * x + d * y + f, 8, 0, 2 * Math.PI);
  context.fill();
};

const pinTool = defineTool<PinValue, { readonly name: 'idle' } | { readonly name: 'pressed'; readonly point: Point }>({
  id: 'pin',
  hotkey: 'n',
  initial: { name: 'idle' },
  step(state, input) {
    if (input.type === 'down') return { state: { name: 'pressed', point: input.point }, draft: input.point };
    if (input.type === 'move' && state.name === 'pressed') return { state: { name: 'pressed', point: input.point }, draft: input.point };
    if (input.type === 'up' && state.name === 'pressed')
      return { state: { name: 'idle' }, commit: { x: clamp(input.point.x), y: clamp(input.point.y) } };
    return { state: { name: 'idle' }, ignored: true };
  },
});

/** A shape of its own: a pin that is set by a click. */
export const Pin = defineTag({
  name: 'Pin',
  role: 'control',
  attrs: { name: attr.id(), toName: attr.ref('Image'), strokeColor: attr.color('#c2255c') },
  kind: pinKind,
  codec: pinCodec,
  paint: paintPin,
  tool: pinTool,
});
