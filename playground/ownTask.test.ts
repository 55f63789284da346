import { describe, expect, it } from 'vitest';
import { parseTasks } from './ownTask';

describe('parseTasks', () => {
  it('takes one task or a list', () => {
    expect(parseTasks('{"data": {"text": "a"}}')).toEqual([{ data: { text: 'a' } }]);
    expect(parseTasks('[{"text": "a"}, {"text": "b"}]')).toHaveLength(2);
  });

  it('says what is wrong with anything else', () => {
    expect(() => parseTasks('{"data": ')).toThrow(/not JSON.*Check quotes/s);
    expect(() => parseTasks('[]')).toThrow(/at least one task/);
    expect(() => parseTasks('[{}, 5]')).toThrow(/Item 2 is no task but 5/);
  });
});
