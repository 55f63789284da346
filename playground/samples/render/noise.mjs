/** Repeatable noise: two runs of the renderer paint the same picture. */

export function hash(x, y, z = 0) {
  let h = Math.imul(x | 0, 374761393) ^ Math.imul(y | 0, 668265263) ^ Math.imul(z | 0, 2147483647);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

const smooth = (t) => t * t * (3 - 2 * t);

export function noise2(x, y) {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const u = smooth(x - xi);
  const v = smooth(y - yi);
  const top = hash(xi, yi) * (1 - u) + hash(xi + 1, yi) * u;
  const bottom = hash(xi, yi + 1) * (1 - u) + hash(xi + 1, yi + 1) * u;
  return top * (1 - v) + bottom * v;
}

export function noise3(x, y, z) {
  const zi = Math.floor(z);
  const w = smooth(z - zi);
  const at = (layer) => {
    const xi = Math.floor(x);
    const yi = Math.floor(y);
    const u = smooth(x - xi);
    const v = smooth(y - yi);
    const a = hash(xi, yi, layer) * (1 - u) + hash(xi + 1, yi, layer) * u;
    const b = hash(xi, yi + 1, layer) * (1 - u) + hash(xi + 1, yi + 1, layer) * u;
    return a * (1 - v) + b * v;
  };
  return at(zi) * (1 - w) + at(zi + 1) * w;
}

export function fbm2(x, y, octaves = 5) {
  let sum = 0;
  let amplitude = 0.5;
  for (let i = 0; i < octaves; i++) {
    sum += amplitude * noise2(x, y);
    x = x * 2.03 + 17.1;
    y = y * 2.03 + 9.7;
    amplitude *= 0.5;
  }
  return sum;
}
