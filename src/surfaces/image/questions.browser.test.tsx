import { describe, expect, test } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import { box, mouse, openPage, placeOf } from './imagePage.test';

const CONFIG = `<View>
  <Image name="img" value="$image"/>
  <RectangleLabels name="box" toName="img"><Label value="Car"/></RectangleLabels>
  <TextArea name="words" toName="img" perRegion="true" rows="1" editable="true" maxSubmissions="1"/>
</View>`;

const LINES = [box('second', 50, 11, 20, 10), box('third', 10, 40, 20, 10), box('first', 10, 10, 20, 10)];

describe('questions at the region', () => {
  test('a transcription is typed beside the box, kept by Enter, and is one undo step', async () => {
    const page = await openPage({ config: CONFIG, result: LINES });
    await mouse.click(placeOf(page, 20, 15));
    const field = screen.getByRole('textbox', { name: 'words' });
    await expect.element(field).toBeVisible();
    const form = field.element().closest('.le-image-questions')!.getBoundingClientRect();
    const region = page.editor.surfaces.get('img')!.clientBoxOf('first')!;
    expect(form.top).toBeGreaterThanOrEqual(region.y + region.height);
    expect(Math.abs(form.left - region.x)).toBeLessThan(2);
    await userEvent.click(field);
    await userEvent.keyboard('Total 12.50{Enter}');
    expect(page.editor.annotation?.answerOf('words', { region: 'first' })).toEqual(['Total 12.50']);
    page.editor.undo();
    expect(page.editor.annotation?.answerOf('words', { region: 'first' })).toBeUndefined();
  });

  test('Alt and an arrow lead on in reading order, what was typed is kept, Escape leads back to the image', async () => {
    const page = await openPage({ config: CONFIG, result: LINES });
    await mouse.click(placeOf(page, 20, 15));
    await userEvent.click(screen.getByRole('textbox', { name: 'words' }));
    await userEvent.keyboard('one{Alt>}{ArrowDown}{/Alt}');
    expect(page.editor.active?.selection).toEqual(['second']);
    await expect.element(screen.getByRole('textbox', { name: 'words' })).toHaveFocus();
    await userEvent.keyboard('two{Enter}');
    await userEvent.click(screen.getByRole('textbox', { name: 'words, entry 1' }));
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(document.querySelector('.le-image-surface'));
    expect(page.editor.annotation?.answerOf('words', { region: 'first' })).toEqual(['one']);
    expect(page.editor.annotation?.answerOf('words', { region: 'second' })).toEqual(['two']);
  });

  test('a box that was just drawn asks at once', async () => {
    const page = await openPage({ config: CONFIG });
    page.editor.labeling.pressLabel('box', 'Car');
    await mouse.swipe(placeOf(page, 30, 30), placeOf(page, 60, 50));
    await expect.element(screen.getByRole('textbox', { name: 'words' })).toHaveFocus();
  });

  test('is out of the way while the region is dragged, and not there where the person does not want it', async () => {
    const page = await openPage({ config: CONFIG, result: LINES });
    await mouse.click(placeOf(page, 20, 15));
    await mouse.down(placeOf(page, 20, 15));
    await mouse.drag(placeOf(page, 30, 25));
    expect(document.querySelector<HTMLElement>('.le-image-questions')?.hidden).toBe(true);
    await mouse.up(placeOf(page, 30, 25));
    await expect.poll(() => document.querySelector<HTMLElement>('.le-image-questions')?.hidden).toBe(false);
    page.editor.setSetting('questionsAtRegion', false);
    await expect.poll(() => document.querySelector('.le-image-questions')).toBeNull();
  });
});
