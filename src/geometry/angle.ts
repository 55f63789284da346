/** Degrees clockwise on screen (y grows downwards) to radians. */
export function toRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** The same direction within 0 ≤ degrees < 360; one that is within stays as it is, to the last bit. */
export function normalizeDegrees(degrees: number): number {
  const rest = degrees % 360;
  if (rest === 0) return 0;
  const turned = rest < 0 ? rest + 360 : rest;
  // -1e-20 + 360 is 360 itself.
  return turned === 360 ? 0 : turned;
}

/** Cosine, exact for quarter turns: a box turned by 90° must not grow by 1e-16. */
export function cosDegrees(degrees: number): number {
  const turned = normalizeDegrees(degrees);
  if (turned === 90 || turned === 270) return 0;
  return Math.cos(toRadians(turned));
}

/** Sine, exact for quarter turns. */
export function sinDegrees(degrees: number): number {
  const turned = normalizeDegrees(degrees);
  if (turned === 0 || turned === 180) return 0;
  return Math.sin(toRadians(turned));
}
