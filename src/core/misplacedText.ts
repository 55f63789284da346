import type { Region } from './region';
import type { ConfigTree } from './tag';

/** A region whose result says another text than the one at its place. */
export interface MisplacedText {
  /** What the result says that was labelled. */
  readonly stored: string;
  /** Values of places where that text is, nearest first; none when it is nowhere near. */
  readonly places: readonly unknown[];
}

/** Whether a region's text is another one than its result says, and where that is; undefined when they agree, or nothing can be said. */
export function misplacedText({ object: name, control, value, results }: Region, tree: ConfigTree): MisplacedText | undefined {
  const object = tree.byName.get(name);
  const codec = tree.byName.get(control)?.definition?.codec ?? object?.definition?.codec;
  const wire = codec && results.find((result) => result.value && codec.has(result.value))?.value;
  if (!codec?.elsewhere || value === undefined || typeof wire?.text !== 'string') return undefined;
  const places = codec.elsewhere(value, wire, object);
  const differs = places.length > 0 || codec.read(wire, object).findings.some(({ code }) => code === 'text-mismatch');
  return differs ? { stored: wire.text, places } : undefined;
}
