/** A pinhole camera: where a point of the scene falls in the picture, and the ray of a pixel. */

export function createCamera({ width, height, focalPx, position, pitch = 0, yaw = 0, horizonPx = height / 2 }) {
  const [cp, sp, cy, sy] = [Math.cos(pitch), Math.sin(pitch), Math.cos(yaw), Math.sin(yaw)];
  // Rows: right, up, forward. At no pitch and yaw the camera looks along +z.
  const right = [cy, 0, -sy];
  const forward = [sy * cp, -sp, cy * cp];
  const up = [sy * sp, cp, cy * sp];
  return {
    width,
    height,
    position,
    forward,
    /** Picture position of a world point, in pixels. */
    project([x, y, z]) {
      const d = [x - position[0], y - position[1], z - position[2]];
      const along = d[0] * forward[0] + d[1] * forward[1] + d[2] * forward[2];
      const across = d[0] * right[0] + d[2] * right[2];
      const above = d[0] * up[0] + d[1] * up[1] + d[2] * up[2];
      return [width / 2 + (focalPx * across) / along, horizonPx - (focalPx * above) / along];
    },
    /** Unit direction through a pixel, written into `out`. */
    ray(px, py, out) {
      const a = (px - width / 2) / focalPx;
      const b = (horizonPx - py) / focalPx;
      const x = forward[0] + a * right[0] + b * up[0];
      const y = forward[1] + b * up[1];
      const z = forward[2] + a * right[2] + b * up[2];
      const length = Math.hypot(x, y, z);
      out[0] = x / length;
      out[1] = y / length;
      out[2] = z / length;
    },
    /** The point of the ground plane under a pixel. */
    ground(px, py) {
      const out = [0, 0, 0];
      this.ray(px, py, out);
      const t = -position[1] / out[1];
      return [position[0] + out[0] * t, 0, position[2] + out[2] * t];
    },
  };
}
