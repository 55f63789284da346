import { readFileSync } from 'node:fs';
import { colord, extend } from 'colord';
import a11y from 'colord/plugins/a11y';
import { describe, expect, it } from 'vitest';

extend([a11y]);
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return Object.fromEntries([...block.matchAll(/(--le-[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

const light = tokensOf('.le-root');
const dark = { ...light, ...tokensOf('.le-root[data-theme="dark"]') };

describe('the two themes', () => {
  it('is the same dark, chosen or by the system', () => {
    expect(tokensOf('.le-root[data-theme="system"]')).toEqual(tokensOf('.le-root[data-theme="dark"]'));
  });

  const grounds = ['bg', 'bg-subtle', 'bg-sunken', 'bg-raised', 'hover'];
  const pairs: [text: string, ground: string, least: number][] = [
    ...grounds.map((ground): [string, string, number] => ['text', ground, 7]),
    ...grounds.map((ground): [string, string, number] => ['text-muted', ground, 4.5]),
    ['on-accent', 'accent', 4.5],
    ['on-accent', 'accent-hover', 4.5],
    ['accent-text', 'accent-soft', 4.5],
    ['text', 'accent-soft', 7],
    ['text-muted', 'accent-soft', 4.5],
    ['danger', 'danger-soft', 4.5],
    ['danger', 'bg', 4.5],
    ['warning', 'warning-soft', 4.5],
    ['on-tooltip', 'tooltip', 7],
    ['focus', 'bg', 3],
    ['focus', 'bg-subtle', 3],
    ['border-strong', 'bg', 3],
  ];
  describe.each([
    ['light', light],
    ['dark', dark],
  ])('%s', (_, theme) => {
    it.each(pairs)('%s on %s reads', (text, ground, least) => {
      expect(colord(theme[`--le-${text}`] ?? '').contrast(theme[`--le-${ground}`] ?? '')).toBeGreaterThanOrEqual(least);
    });
  });
});
