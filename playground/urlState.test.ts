import { describe, expect, it } from 'vitest';
import { defaultState, formatState, parseState } from './urlState';

describe('parseState', () => {
  it('answers the defaults for an empty query', () => {
    expect(parseState('')).toEqual(defaultState);
  });

  it('reads every switch', () => {
    expect(parseState('?sample=ocr&task=2&mode=stream&predictions=0&model=one&theme=dark&readonly=1&fail=1&panel=0')).toEqual({
      sample: 'ocr',
      task: 2,
      mode: 'stream',
      predictions: false,
      model: 'one',
      theme: 'dark',
      readOnly: true,
      failNext: true,
      panel: false,
    });
  });

  it('takes the default where a value makes no sense', () => {
    expect(parseState('?task=-3&mode=sideways&theme=pink&sample=')).toEqual(defaultState);
  });
});

describe('formatState', () => {
  it('names the sample and what differs from the defaults', () => {
    expect(formatState(defaultState)).toBe('?sample=image-boxes-and-choice');
    expect(formatState({ ...defaultState, predictions: false, model: 'one & two' })).toBe(
      '?sample=image-boxes-and-choice&predictions=0&model=one+%26+two',
    );
  });

  it('comes back from the URL as it went', () => {
    const state = { ...defaultState, sample: 'own', task: 4, mode: 'stream', theme: 'light', readOnly: true, panel: false } as const;
    expect(parseState(formatState(state))).toEqual(state);
  });
});
