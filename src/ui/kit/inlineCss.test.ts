import { describe, expect, it } from 'vitest';
import { cssDeclarations } from './inlineCss';

describe('inline CSS of a config', () => {
  it('becomes a style object', () => {
    expect(cssDeclarations('display: flex; background-color: rgb(1, 2, 3);--x:1; -webkit-user-select: none;')).toEqual({
      display: 'flex',
      backgroundColor: 'rgb(1, 2, 3)',
      '--x': '1',
      WebkitUserSelect: 'none',
    });
  });

  it('loses what would fetch something, what is broken, and the word !important', () => {
    expect(cssDeclarations('background: url(https://x.test/a.png); color; :red; top: 1px !important')).toEqual({ top: '1px' });
  });

  it('is nothing where there is nothing', () => {
    expect(cssDeclarations(undefined)).toBeUndefined();
  });
});
