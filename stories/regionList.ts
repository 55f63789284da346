import { expect, waitFor, within } from 'storybook/test';
import type { Play } from './host';

type Canvas = Pick<Play, 'canvas'>;

/** The rows of the region list once there are so many. */
export async function regionRows({ canvas }: Canvas, count: number): Promise<HTMLElement[]> {
  if (count === 0) {
    await canvas.findByText('No regions yet');
    return [];
  }
  const rows = () => within(canvas.getByRole('grid', { name: 'Regions' })).getAllByRole('row');
  await waitFor(() => expect(rows()).toHaveLength(count));
  return rows();
}

/** Clicks the row that holds `text`. */
export async function selectRow({ canvas, userEvent }: Pick<Play, 'canvas' | 'userEvent'>, text: string | RegExp): Promise<void> {
  const grid = await canvas.findByRole('grid', { name: 'Regions' });
  await userEvent.click(await within(grid).findByText(text));
}

/** The details of the selected region. */
export function details({ canvas }: Canvas): ReturnType<typeof within> {
  return within(canvas.getByRole('region', { name: 'Details' }));
}
