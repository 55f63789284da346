import { describe, expect, it } from 'vitest';
import { decodeText } from './textValue';

describe('decodeText', () => {
  it.each([
    ['héllo', 'none', 'héllo'],
    [42, 'none', '42'],
    [false, 'none', 'false'],
    [['a'], 'none', '[\n  "a"\n]'],
    ['Y2Fm6Q==', 'base64', 'café'],
    ['Y2Fmw6k=', 'base64unicode', 'café'],
  ])('%j in %s is %j', (value, encoding, text) => {
    expect(decodeText(value, encoding, 'Text').text).toBe(text);
  });
});
