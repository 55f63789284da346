import { describe, expect, it } from 'vitest';
import { cutText, describeResult, formatBytes } from './resultText';

describe('describeResult', () => {
  it('counts results and the bytes of their JSON', () => {
    const { layer, json, resultCount, byteCount } = describeResult('Annotation 1', { id: 1, result: [{ id: 'é' }] });
    expect(layer).toBe('Annotation 1');
    expect(JSON.parse(json)).toEqual([{ id: 'é' }]);
    expect(resultCount).toBe(1);
    expect(byteCount).toBe(json.length + 1);
  });

  it('shows an empty list for a layer without results', () => {
    expect(describeResult('', undefined)).toEqual({ layer: '', json: '[]', resultCount: 0, byteCount: 2 });
  });
});

describe('cutText', () => {
  it('leaves short text alone and cuts long text at a line', () => {
    expect(cutText('one\ntwo', 10)).toEqual({ head: 'one\ntwo', isCut: false });
    expect(cutText('one\ntwo\nthree', 9)).toEqual({ head: 'one\ntwo', isCut: true });
    expect(cutText('unbroken', 3)).toEqual({ head: 'unb', isCut: true });
  });
});

it('formats sizes', () => {
  expect([2, 1536, 4_200_000].map(formatBytes)).toEqual(['2 B', '1.5 kB', '4.2 MB']);
});
