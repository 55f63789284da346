import { expect, test } from './guardedTest';
import { Playground, type Result } from './playground';

// Wide enough for the side panel beside the data.
test.use({ viewport: { width: 1720, height: 900 } });
test.setTimeout(150_000);

const AIRPORT = { width: 600, height: 403 };

/** Notes what the host would get after each step, so that the way back can be held against it. */
class Session {
  readonly states: Result[][] = [];

  constructor(readonly playground: Playground) {}

  async start(count: number): Promise<void> {
    const { playground } = this;
    this.states.push(await playground.untilResult((result) => result.length === count && result[0]?.origin === 'prediction'));
  }

  async step(act: () => Promise<void>): Promise<void> {
    const before = JSON.stringify(this.states.at(-1));
    await act();
    this.states.push(await this.playground.untilResult((result) => JSON.stringify(result) !== before));
  }

  /** Every step back, one at a time, then all of them forward. */
  async walkBackAndForth(): Promise<void> {
    const { page } = this.playground;
    const undo = page.getByRole('button', { name: 'Undo', exact: true });
    for (const [i, state] of [...this.states.entries()].reverse().slice(1)) {
      if (i % 2 === 0) await undo.click();
      else await page.keyboard.press('Control+z');
      await expect.poll(() => this.playground.result(), { message: `after undoing step ${i + 1}`, intervals: [50] }).toEqual(state);
    }
    await expect(undo).toBeDisabled();
    for (let i = 1; i < this.states.length; i++) {
      await page.keyboard.press(i % 2 === 0 ? 'Control+y' : 'Control+Shift+z');
    }
    await expect.poll(() => this.playground.result(), 'after redoing everything').toEqual(this.states.at(-1));
    await expect(page.getByRole('button', { name: 'Redo', exact: true })).toBeDisabled();
  }
}

test('a long mixed session on an image goes back step by step, forward again, and is reset', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-review');
  await page.getByRole('tab', { name: 'apron-7' }).click();
  await playground.untilResult((result) => result.length === 9);
  await playground.copy();
  const at = (x: number, y: number) => playground.imagePoint(x, y, AIRPORT);
  const dragPct = async (from: readonly [number, number], to: readonly [number, number]) =>
    playground.drag(await at(...from), await at(...to));
  const clickPct = async (x: number, y: number) => {
    const point = await at(x, y);
    await page.mouse.click(point.x, point.y);
  };
  const details = page.getByRole('region', { name: 'Details' });
  const session = new Session(playground);
  await session.start(9);

  await clickPct(78.3, 86);
  await playground.expectSelected('p-car-1');
  await session.step(() => dragPct([78.3, 86], [74.3, 80]));
  // The corner at the lower right, where the move has taken it.
  await session.step(() => dragPct([77.22, 83.73], [80, 88]));
  await session.step(async () => {
    for (const key of ['ArrowLeft', 'ArrowLeft', 'Shift+ArrowDown']) await page.keyboard.press(key);
  });
  await session.step(() => playground.label('Aircraft').click());
  await session.step(() => details.getByRole('checkbox', { name: 'Cut off' }).click());
  await session.step(async () => {
    await details.getByRole('textbox', { name: 'X', exact: true }).fill('60.5');
    await page.keyboard.press('Enter');
  });
  await session.step(async () => {
    await details.getByRole('textbox', { name: 'Note' }).fill('a red one');
    await page.keyboard.press('Enter');
  });

  await clickPct(63, 60);
  await playground.expectSelected('p-hall');
  await playground.untilHandle(await at(58.4, 54.6));
  await session.step(() => dragPct([58.4, 54.6], [55, 50]));
  await session.step(() => dragPct([99.6, 62.1], [97, 62.1]));
  await session.step(async () => {
    const { x, y } = await at(60, 69.2);
    await page.keyboard.down('Alt');
    await page.mouse.click(x, y);
    await page.keyboard.up('Alt');
  });
  await page.keyboard.press('Escape');

  await playground.label('Vehicle').click();
  await session.step(() => dragPct([21, 71], [30, 78]));
  await page.keyboard.press('Escape');
  await playground.label('Building').click();
  await session.step(async () => {
    for (const [x, y] of [
      [47, 38],
      [54, 38],
      [54, 50],
      [47, 38],
    ] as const)
      await clickPct(x, y);
  });
  await page.keyboard.press('Escape');
  await session.step(() => page.getByRole('radio', { name: 'Night' }).click());
  await clickPct(20, 30);
  await playground.expectSelected('p-jet-1');
  await session.step(() => page.keyboard.press('Control+d'));
  await session.step(() => page.keyboard.press('Delete'));

  await session.walkBackAndForth();

  await page.getByRole('button', { name: 'Reset to how it opened' }).click();
  await expect.poll(() => playground.result()).toEqual(session.states[0]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => playground.result()).toEqual(session.states.at(-1));
});

test('texts and spans go back the same way', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('text-per-region-textarea');
  await playground.copy();
  const session = new Session(playground);
  await session.start(2);

  const motorbike = await playground.textPoint(138);
  await page.mouse.click(motorbike.x, motorbike.y);
  await playground.expectSelected('def');
  const field = page.getByRole('textbox', { name: 'entity', exact: true });
  await session.step(async () => {
    await field.fill('nay');
    await field.press('Enter');
  });
  await session.step(() => page.getByRole('button', { name: /^Delete entity, entry 1/ }).click());
  await session.step(() => playground.label('PER').click());
  await session.step(async () => {
    await page.locator('.le-text').first().focus();
    await page.keyboard.press('Alt+ArrowRight');
  });
  await page.keyboard.press('Escape');
  await playground.label('ORG').click();
  await session.step(() => playground.selectText(4, 9));
  await page.keyboard.press('Escape');
  await page.mouse.click(motorbike.x, motorbike.y);
  await session.step(() => page.keyboard.press('Delete'));
  await session.walkBackAndForth();
});
