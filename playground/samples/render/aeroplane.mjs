import { aerofoil, clamp, cylinderY, cylinderZ, mix, smoothstep, sphere } from './solids.mjs';

/** A twin jet of 37.6 m, with a livery of an airline that does not exist. Nose at +x, in metres. */

const LENGTH = 37.6;
const HALF = LENGTH / 2;
const RADIUS = 1.98;

const wing = {
  span: 15.6,
  rootLead: 5.4,
  tipLead: -4.6,
  rootTrail: -2.6,
  tipTrail: -6.4,
  kink: 0.36,
  rootThickness: 1.05,
  tipThickness: 0.22,
};
const winglet = { span: 2.3, rootLead: -4.7, tipLead: -6.4, rootTrail: -6.3, tipTrail: -7.1, rootThickness: 0.2, tipThickness: 0.1 };
const stabiliser = { span: 5.6, rootLead: -12.9, tipLead: -16.4, rootTrail: -17, tipTrail: -18, rootThickness: 0.45, tipThickness: 0.14 };
const fin = { span: 6.2, rootLead: -10.6, tipLead: -16.2, rootTrail: -17, tipTrail: -18.6, rootThickness: 0.55, tipThickness: 0.2 };

/** The centre line sinks a little at the nose and rises at the tail. */
function centreLine(x) {
  if (x > 13) return -0.45 * ((x - 13) / (HALF - 13)) ** 2;
  if (x < -6) return 1.25 * ((-6 - x) / (HALF - 6)) ** 1.4;
  return 0;
}

function fuselageRadius(x) {
  if (x > 12.6) return RADIUS * Math.max(1 - ((x - 12.6) / (HALF - 12.6)) ** 2, 0.0001) ** 0.56;
  if (x < -6) return mix(RADIUS, 0.28, ((-6 - x) / (HALF - 6)) ** 1.5);
  return RADIUS;
}

function fuselage(x, y, z) {
  const xc = clamp(x, -HALF, HALF - 0.01);
  const d = Math.hypot(y - centreLine(xc), z) - fuselageRadius(xc);
  const beyond = Math.abs(x - xc);
  return beyond > 0 ? Math.hypot(Math.max(d, 0), beyond) * 0.8 : d * 0.8;
}

const wingRise = (out) => -1.15 + out * 0.088 + 0.0022 * out * out;

function wings(x, y, side) {
  const out = side - 1.4;
  return Math.min(
    aerofoil(out, x, y - wingRise(Math.max(out, 0)), wing),
    aerofoil(y - wingRise(15.6), x, side - 17 - (y - wingRise(15.6)) * 0.3, winglet),
  );
}

function nacelle(x, y, side) {
  const [ex, ey, ez] = [x - 4.9, y + 2.42, side - 5.75];
  const r = Math.hypot(ey, ez);
  const u = clamp((ex + 2.3) / 4.6, 0, 1);
  const hull = mix(0.78, 1.16, Math.sin(Math.min(u * 1.9, 1.57)) ** 0.8) - 0.14 * smoothstep(0.85, 1, u) ** 2;
  const shell = Math.max(r - hull, Math.abs(ex) - 2.3);
  const hollow = Math.max(r - 0.93, 1.3 - ex);
  const spinner = Math.hypot(r, (ex - 1.25) * 0.7) - 0.34;
  const core = Math.max(r - mix(0.34, 0.6, clamp((ex + 3.6) / 2, 0, 1)), Math.abs(ex + 2.4) - 1.1);
  const pylon = Math.max(Math.abs(ez) - 0.14, Math.abs(ey - 1.0) - 0.62 + 0.1 * ex, Math.abs(ex + 0.6) - 2.4);
  return Math.min(Math.max(shell, -hollow), spinner, core, pylon * 0.9) * 0.85;
}

function flapFairings(x, y, side) {
  let d = 1e9;
  for (const out of [3.6, 6.8, 10.4]) {
    const trail = mix(-2.7, -6, Math.max(0, (out / 15.6 - 0.36) / 0.64));
    d = Math.min(d, Math.hypot((x - trail - 0.4) * 0.16, y - wingRise(out) + 0.32, side - 1.4 - out) - 0.27);
  }
  return d * 0.8;
}

function gear(x, y, z) {
  const side = Math.abs(z);
  const main = Math.min(
    cylinderY(x + 2.4, y + 2.4, side - 3.6, 0.16, 1.3),
    cylinderZ(x + 2.4, y + 3.35, Math.abs(side - 3.6) - 0.42, 0.6, 0.2),
  );
  const nose = Math.min(cylinderY(x - 13.6, y + 2.4, z, 0.12, 1.2), cylinderZ(x - 13.6, y + 3.55, side - 0.26, 0.4, 0.13));
  return Math.min(main, nose);
}

/** A door hatch or two under the wheels' bay keep the belly from looking like a tube. */
const bellyFairing = (x, y, z) => Math.hypot(x * 0.24 - 0.2, (y + 1.35) * 1.0, z * 0.62) - 1.32;

function distance(x, y, z, hasGear) {
  const side = Math.abs(z);
  let d = Math.min(fuselage(x, y, z), bellyFairing(x, y, z) * 0.8);
  d = Math.min(d, wings(x, y, side), nacelle(x, y, side), flapFairings(x, y, side));
  d = Math.min(d, aerofoil(side - 0.5, x, y - 1.35 - side * 0.09, stabiliser), aerofoil(y - 1.5, x, z, fin));
  if (hasGear) d = Math.min(d, gear(x, y, z));
  return d;
}

function paintFuselage(x, y, z, livery, out) {
  const height = y - centreLine(x);
  const [r, g, b] = livery.tail;
  // The tail's colour sweeps forward under the cabin, with a thin line of the second colour before it.
  const sweep = x + 9.4 - (height - 0.4) * 1.5;
  if (sweep < 0) out.set(r, g, b, 0.5);
  else if (sweep < 0.7) out.set(...livery.line, 0.5);
  else if (height < -0.95) out.set(0.36, 0.38, 0.41, 0.35);
  else out.set(0.8, 0.81, 0.82, 0.5);
  const glazed = Math.abs(height - 0.42) < 0.2 && x < 12.6 && x > -11.6;
  if (glazed && Math.abs(((x + 100) % 0.66) - 0.33) < 0.16) out.set(0.02, 0.025, 0.035, 1);
  for (const door of [13.4, -12.7])
    if (Math.abs(Math.abs(x - door) - 0.45) < 0.05 && Math.abs(height - 0.25) < 0.95) out.set(0.3, 0.3, 0.32, 0.4);
  const screen = x - 15.05 + (height - 0.55) * 0.9;
  if (screen > 0 && x < 17.1 && height > 0.33 && height < 0.98 && Math.abs((z + 10) % 0.78) > 0.06) out.set(0.015, 0.02, 0.03, 1);
  if (livery.title && z * livery.titleSide > 0 && x < 11.5 && x > 2.3) {
    const alpha = livery.title((11.5 - x) / 9.2, (1.62 - height) / 1.05);
    if (alpha > 0.35) out.set(r * 0.8, g * 0.8, b * 0.8, 0.5);
  }
}

function shade(x, y, z, out, livery) {
  const side = Math.abs(z);
  const closest = [
    fuselage(x, y, z),
    Math.min(wings(x, y, side), flapFairings(x, y, side)),
    nacelle(x, y, side),
    aerofoil(y - 1.5, x, z, fin),
    aerofoil(side - 0.5, x, y - 1.35 - side * 0.09, stabiliser),
    bellyFairing(x, y, z),
    livery.hasGear ? gear(x, y, z) : 1e9,
  ];
  const part = closest.indexOf(Math.min(...closest));
  if (part === 0) return paintFuselage(x, y, z, livery, out);
  if (part === 1 || part === 4) {
    out.set(0.5, 0.52, 0.55, 0.45);
    if (part === 1 && y > wingRise(15.6) + 0.25 && side > 16.6) out.set(...livery.tail, 0.5);
    return undefined;
  }
  if (part === 2) {
    const inside = Math.hypot(y + 2.42, side - 5.75) < 0.95 && x < 7.05 && x > 3;
    if (inside) out.set(0.03, 0.03, 0.035, 0.3);
    else if (x > 6.75) out.set(0.75, 0.76, 0.78, 0.9);
    else if (x < 2.65) out.set(0.2, 0.19, 0.18, 0.5);
    else out.set(...livery.tail, 0.55);
    return undefined;
  }
  if (part === 3) {
    const badge = Math.hypot(x + 15.6, (y - 4.9) * 1.05);
    const crescent = badge < 1.25 && Math.hypot(x + 16.15, y - 5.2) > 1.05;
    if (crescent) out.set(...livery.line, 0.5);
    else out.set(...livery.tail, 0.5);
    return undefined;
  }
  if (part === 5) return out.set(0.36, 0.38, 0.41, 0.35);
  out.set(0.04, 0.04, 0.045, 0.2);
  return undefined;
}

export function createAeroplane({ hasGear, livery }) {
  const options = { ...livery, hasGear };
  return {
    centre: [0, 1, 0],
    radius: 20.4,
    distance: (x, y, z) => {
      // Far from the hull a cheap bound is enough.
      const far = sphere(x, y - 1, z, 20.4);
      return far > 3 ? far : distance(x, y, z, hasGear);
    },
    shade: (x, y, z, out) => shade(x, y, z, out, options),
  };
}
