import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { open } from './hypertextPage.test';
import { HyperText } from './index';

beforeAll(async () => {
  await HyperText.View.preload();
});

afterEach(cleanup);

describe('pictures and links', () => {
  const REMOTE = `<img src="${location.origin}/pictures/a.png"><img srcset="b.png 1x"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p>x</p>`;
  const sources = (page: HTMLElement): (string | null)[] => [...page.querySelectorAll('img')].map((image) => image.getAttribute('src'));
  const blob = (): string => URL.createObjectURL(new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }));

  it('stay away until they are asked for, and come through the host', async () => {
    const asked: string[] = [];
    const address = blob();
    const resolveUrl = (url: string): string => {
      asked.push(url);
      return url.endsWith('b.png') ? 'javascript:alert(1)' : address;
    };
    const { page, getByRole, queryByRole } = await open(REMOTE, { resolveUrl });
    expect(sources(page)).toEqual([null, null, 'data:image/gif;base64,R0lGODlhAQABAAAAACw=']);
    await userEvent.click(getByRole('button', { name: 'Show pictures (2)' }));
    await expect.poll(() => sources(page)).toEqual([address, null, 'data:image/gif;base64,R0lGODlhAQABAAAAACw=']);
    expect(asked).toEqual([`${location.origin}/pictures/a.png`, 'b.png']);
    expect(queryByRole('button', { name: /Show pictures/ })).toBeNull();
  });

  it('come at once where the settings say so', async () => {
    const address = blob();
    const { page } = await open(REMOTE, { resolveUrl: () => address, settings: { remotePictures: true } });
    await expect.poll(() => sources(page).slice(0, 2)).toEqual([address, address]);
  });

  const LINKS =
    '<a href="https://example.org/a">a</a><a href="mailto:a@example.org">b</a><a href="#there">c</a><a href="/near">d</a><a href="javascript:alert(1)">e</a>';

  it('do nothing', async () => {
    const { page } = await open(LINKS);
    expect([...page.querySelectorAll('a')].map((link) => link.href)).toEqual(['', '', '', '', '']);
  });

  it('open in a tab of their own with clickableLinks, those inside the page scroll', async () => {
    const { page } = await open(`${LINKS}<p id="there">there</p>`, { attrs: 'clickableLinks="true"' });
    const links = [...page.querySelectorAll('a')];
    expect(links.map((link) => [link.getAttribute('href'), link.target, link.rel])).toEqual([
      ['https://example.org/a', '_blank', 'noopener noreferrer'],
      ['mailto:a@example.org', '_blank', 'noopener noreferrer'],
      ['#there', '', 'noopener noreferrer'],
      [null, '', ''],
      [null, '', ''],
    ]);
    const address = location.href;
    links[2]?.click();
    expect(location.href).toBe(address);
  });
});
