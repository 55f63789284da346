/** A number as text without an exponent, rounded to some decimals, without zeros at its end: `0.5`, `-3`, `0.0000001`. */
export function decimal(value: number, places: number): string {
  const text = value.toFixed(places);
  let end = text.length;
  if (text.includes('.')) {
    while (text[end - 1] === '0') end--;
    if (text[end - 1] === '.') end--;
  }
  const short = text.slice(0, end);
  return short === '-0' ? '0' : short;
}

/** A number rounded to some decimals, for JSON. */
export function rounded(value: number, places: number): number {
  const scale = 10 ** places;
  return Math.round(value * scale) / scale;
}
