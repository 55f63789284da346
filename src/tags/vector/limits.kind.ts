/** What a control allows of its paths. */
export interface PathLimits {
  /** Fewer points are not kept. */
  readonly least: number;
  readonly most: number;
  readonly closable: boolean;
  readonly curves: boolean;
  readonly skeleton: boolean;
}

/** The limits that a control's attributes set; two points make a path unless it says otherwise. */
export function limitsOf(attrs: Readonly<Record<string, unknown>>): PathLimits {
  const most = typeof attrs.maxPoints === 'number' ? Math.max(1, Math.floor(attrs.maxPoints)) : Number.POSITIVE_INFINITY;
  const least = typeof attrs.minPoints === 'number' ? Math.max(1, Math.ceil(attrs.minPoints)) : 2;
  const { closable, curves, skeleton } = attrs;
  return { least: Math.min(least, most), most, closable: closable === true, curves: curves === true, skeleton: skeleton === true };
}
