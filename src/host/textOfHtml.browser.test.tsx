import { describe, expect, it } from 'vitest';
import { exportAnnotations } from '../tasks';
import { textOfHtml } from './textOfHtml';

describe('textOfHtml', () => {
  it('is all text of the body, line breaks as line feeds, and runs nothing', () => {
    const html =
      '<head><title>no</title></head><body><p>A &amp; B<br>C</p><!-- no --><style>p{}</style><img src=x onerror="window.ran=1">😀</body>';
    expect(textOfHtml(html, false)).toBe('A & B\nCp{}😀');
    expect(textOfHtml(' <b>x</b> ', true)).toBe(' x ');
    expect((window as { ran?: number }).ran).toBeUndefined();
  });

  it('an export in a browser knows by it which text of a HyperText is labelled', async () => {
    const config =
      '<View><HyperText name="h" value="$html"/><HyperTextLabels name="l" toName="h"><Label value="X"/></HyperTextLabels></View>';
    const value = {
      start: '/p[1]/b[1]/text()[1]',
      startOffset: 0,
      end: '/p[1]/b[1]/text()[1]',
      endOffset: 2,
      globalOffsets: { start: 2, end: 4 },
      text: 'go',
      hypertextlabels: ['X'],
    };
    const result = [{ from_name: 'l', to_name: 'h', type: 'hypertextlabels', value }];
    const tasks = [{ data: { html: '<p>A <b>go</b></p>' }, annotations: [{ result }] }];
    const { files, losses } = await exportAnnotations(tasks, { format: 'SPACY', config });
    expect(JSON.parse(await files[0]!.blob.text())).toEqual([['A go', { entities: [[2, 4, 'X']] }]]);
    expect(losses).toEqual([]);
  });
});
