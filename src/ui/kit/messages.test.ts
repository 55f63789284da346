import { describe, expect, it } from 'vitest';
import { createTranslate, messages } from './messages';
import { assistTexts } from './texts/assistTexts';
import { frameTexts } from './texts/frameTexts';
import { hotkeyTexts } from './texts/hotkeyTexts';
import { imageTexts } from './texts/imageTexts';
import { panelTexts } from './texts/panelTexts';
import { questionTexts } from './texts/questionTexts';
import { readingTexts } from './texts/readingTexts';
import { settingTexts } from './texts/settingTexts';

const PARTS = [assistTexts, frameTexts, hotkeyTexts, imageTexts, panelTexts, questionTexts, readingTexts, settingTexts];

describe('the catalogue of texts', () => {
  it('fills in what is given and leaves what is not', () => {
    const t = createTranslate();
    expect(t('regions.filtered', { shown: 3, count: 10 })).toBe('3 of 10');
    expect(t('regions.filtered', { shown: 3 })).toBe('3 of {count}');
  });

  it('has a form of its own for one', () => {
    const t = createTranslate();
    expect(t('regions.count', { count: 1 })).toBe('1 region');
    expect(t('regions.count', { count: 0 })).toBe('0 regions');
    expect(t('regions.filtered', { shown: 1, count: 1 })).toBe('1 of 1');
  });

  it('lets a host replace single texts, and bring its own', () => {
    const t = createTranslate({ 'bar.submit': 'Senden', 'my.tag': 'Mein {x}', 'bar.skip': undefined });
    expect([t('bar.submit'), t('bar.update'), t('bar.skip'), t('my.tag', { x: 1 })]).toEqual(['Senden', 'Update', 'Skip', 'Mein 1']);
  });

  it('answers the key itself where nobody has a text', () => {
    expect(createTranslate()('no.such.key')).toBe('no.such.key');
  });

  it('has a text under every key, and second forms only of what there is', () => {
    for (const [key, text] of Object.entries(messages)) {
      expect(text.trim(), key).not.toBe('');
      if (key.endsWith('_one')) expect(messages).toHaveProperty([key.slice(0, -'_one'.length)]);
    }
  });

  it('has no key in two of its parts', () => {
    expect(PARTS.flatMap((part) => Object.keys(part)).sort()).toEqual(Object.keys(messages).sort());
  });
});
