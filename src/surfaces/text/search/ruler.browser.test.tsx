import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { openPage, span } from '../textPage.test';
import './search.css';

afterEach(cleanup);

it('shows where regions lie, and a press on it goes there', async () => {
  const text = 'A line of text.\n'.repeat(2000);
  const { editor, container, frame } = await openPage(text, { result: [span('a', 16_000, 16_200)] });
  frame.style.height = '300px';
  frame.style.overflow = 'auto';
  await waitFor(() => expect(container.querySelector('.le-ruler-marks')).not.toBeNull(), { timeout: 8000 });
  const canvas = container.querySelector<HTMLCanvasElement>('.le-ruler-marks')!;
  const redRow = (): number => {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, Math.max(1, width), Math.max(1, height));
    for (let y = 0; y < height; y++) if ((data[y * width * 4] ?? 0) > 200 && (data[y * width * 4 + 3] ?? 0) > 200) return y / height;
    return -1;
  };
  await waitFor(() => expect(redRow()).toBeGreaterThan(0.4), { timeout: 5000 });
  expect(redRow()).toBeLessThan(0.6);
  const { left, top, height } = canvas.getBoundingClientRect();
  // No pointer of the browser's is down.
  canvas.setPointerCapture = () => undefined;
  canvas.dispatchEvent(new PointerEvent('pointerdown', { clientX: left + 2, clientY: top + height / 2, button: 0, bubbles: true }));
  expect(frame.scrollTop / frame.scrollHeight).toBeGreaterThan(0.3);
  editor.annotation?.remove(['a']);
  await waitFor(() => expect(redRow()).toBe(-1));
});
