import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedent, renderMarkdown } from './markdown.document';

describe('indentation', () => {
  it.each([
    ['a\n  b', false, 'a\n  b'],
    ['\n    # T\n\n      - x\n    y\n  ', false, '\n# T\n\n  - x\ny\n'],
    ['\tT\r\n\t\tcode', false, 'T\n    code'],
    ['# T\n    a\n      b', true, '# T\na\n  b'],
    ['# T\n\n    code', false, '# T\n\n    code'],
    ['one line', true, 'one line'],
    ['', true, ''],
  ])('that all lines of %j share is taken off', (text, isTrimmed, expected) => {
    expect(dedent(text, isTrimmed)).toBe(expected);
  });

  it('keeps all words, and how lines stand to each other', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^ {0,6}[a-z]{1,3}$/), { minLength: 1 }), fc.nat(8), (lines, by) => {
        const moved = lines.map((line) => ' '.repeat(by) + line).join('\n');
        expect(dedent(moved)).toBe(dedent(lines.join('\n')));
      }),
    );
  });
});

describe('Markdown', () => {
  it.each([
    ['## T', '<h2>T</h2>\n'],
    ['~~a~~ **b**', '<p><s>a</s> <strong>b</strong></p>\n'],
    ['https://example.org', '<p>https://example.org</p>\n'],
    ['<b>x</b><script>1</script>', '<p>&lt;b&gt;x&lt;/b&gt;&lt;script&gt;1&lt;/script&gt;</p>\n'],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>\n'],
  ])('%s', (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  });

  it('has tables', () => {
    expect(renderMarkdown('| a | b |\n|---|--:|\n| 1 | 2 |')).toContain('<th style="text-align:right">b</th>');
  });
});
