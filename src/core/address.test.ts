import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AddressUse, absoluteAddress, isAllowedAddress, isDataAddress } from './address';

const USES: readonly AddressUse[] = ['image', 'media', 'audio', 'text', 'html', 'link'];
const BASE = 'https://host.example/page/';

describe('the allow-list of addresses', () => {
  it('takes what a person imports from the network and from memory, of every type, and from nowhere else', () => {
    const taken = ['https://a.example/x', 'blob:https://a.example/1', 'data:,x', 'data:application/zip;base64,AA'];
    const refused = [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'ftp://a.example/x',
      'about:blank',
      'filesystem:https://a.example/temporary/x',
    ];
    expect([...taken, ...refused].filter((address) => isAllowedAddress(address, 'file'))).toEqual(taken);
  });

  it.each([
    ...['https://a.example/x', 'HTTP://a.example/x', '//a.example/x', '/x', 'x.png', '../x?y=a:b', './a:b', '?q', 'ä/ö.png'],
    // No scheme to a browser: a file of that name, beside the page.
    ...['javascript%3Aalert(1)', 'ｊavascript:alert(1)', 'javаscript:alert(1)', '1http:x', ':x', '\\\\a.example\\x'],
    ...[' \t\nhttps://a.example/x', '\u0000https://a.example/x', 'ht\ntps://a.example/x'],
  ])('takes %j for everything', (address) => {
    expect(USES.filter((use) => !isAllowedAddress(address, use))).toEqual([]);
  });

  it.each([
    ...['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\tscript:alert(1)', 'java\nscript:alert(1)'],
    ...['j\r\na\tvascript:alert(1)', 'javascript\t:alert(1)', '\u0001javascript:alert(1)', '\u0000\u001f javascript:alert(1)'],
    ...['\u00a0javascript:alert(1)', '\ufeffjavascript:alert(1)', '\u2003\tjava\nscript:alert(1)', 'javascript://%0aalert(1)'],
    ...['vbscript:x', 'VBScript:x', 'livescript:x', 'view-source:https://a.example'],
    ...['file:///etc/passwd', 'FILE:x', 'fi\tle:///etc/passwd', 'filesystem:https://a.example/temporary/x', 'about:blank', 'about:srcdoc'],
    ...['ftp://a.example/x', 'ws://a.example', 's3://bucket/x.png', 'gs://bucket/x.png', 'intent://x', 'chrome://settings', 'c:\\x.png'],
    ...['data:text/html,<script>1</script>;', 'data:,x', 'data:application/xhtml+xml,x', 'data:text/javascript,x', 'data:image,x', 'data:'],
    ...['', ' ', '\t\n', '\u0000', '\u00a0'],
  ])('refuses %j for everything that is shown, heard or followed', (address) => {
    expect(USES.filter((use) => use !== 'html' && isAllowedAddress(address, use))).toEqual([]);
  });

  it.each([undefined, null, 1, true, {}, ['https://a.example'], { toString: () => 'https://a.example' }])(
    'refuses %j, which is no text',
    (address) => {
      expect(USES.filter((use) => isAllowedAddress(address, use))).toEqual([]);
    },
  );

  it.each<[string, readonly AddressUse[]]>([
    ['data:image/png;base64,AA', ['image', 'media']],
    ['DATA:Image/SVG+xml,x', ['image', 'media']],
    [' da\nta:image/png;base64,AA', ['image', 'media']],
    ['data:video/mp4;base64,AA', ['media']],
    ['data:audio/wav;base64,AA', ['media', 'audio']],
    ['data:text/plain,x', ['text', 'html']],
    ['data:text/plainer,x', []],
    ['data:text/csv;charset=utf-8,x', ['text']],
    ['data:application/json,x', ['text']],
    ['data:text/html,x', ['html']],
    ['data:text/html+x,x', []],
    ['image/png;data:', []],
  ])('%j holds what it names for %j', (address, uses) => {
    expect(USES.filter((use) => isDataAddress(address, use))).toEqual(uses);
    if (/data:./.test(address)) expect(USES.filter((use) => isAllowedAddress(address, use))).toEqual(uses);
  });

  it('lets links lead to the web and to post, never into memory; everything else may be in memory', () => {
    expect(USES.filter((use) => isAllowedAddress('mailto:a@a.example', use))).toEqual(['link']);
    expect(USES.filter((use) => !isAllowedAddress('blob:https://a.example/1', use))).toEqual(['link']);
  });

  it('reads a scheme as browsers do, however it is spelt', () => {
    const bits = ['javascript', 'data', 'text/html', 'image/png', 'https', 'file', 'blob', 'about', ':', ':', '/', ',', ';', 'x', 'A', 'é'];
    const noise = ['\t', '\n', '\r', '\u0000', '\u0001', '\u001f', ' ', '\u00a0', '\u200b', '\ufeff', '\\', '#', '?', '@'];
    const address = fc.array(fc.oneof(fc.constantFrom(...bits), fc.constantFrom(...noise), fc.string({ maxLength: 3 })), { maxLength: 10 });
    const fetched = /^(?:https?|blob|data):$/;
    const property = fc.property(address, fc.constantFrom(...USES), (parts, use) => {
      const text = parts.join('');
      if (!isAllowedAddress(text, use) || !URL.canParse(text, BASE)) return;
      const { protocol, href } = new URL(text, BASE);
      expect(protocol).toMatch(use === 'link' ? /^(?:https?|mailto):$/ : fetched);
      if (protocol === 'data:') expect(isDataAddress(href, use)).toBe(true);
    });
    fc.assert(property, { numRuns: 2000 });
  });
});

describe('an absolute address', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['x.png', BASE, 'https://host.example/page/x.png'],
    ['//a.example/x', BASE, 'https://a.example/x'],
    ['https://a.example', undefined, 'https://a.example/'],
    ['x.png', undefined, undefined],
    ['http://[', BASE, undefined],
    ['java\nscript:alert(1)', BASE, undefined],
    // The base is held to the list as well.
    ['x.png', 'file:///home/', undefined],
    ['#x', 'javascript:alert(1)', undefined],
    ['x', 'about:srcdoc', undefined],
  ])('of %j on %j is %j', (address, base, expected) => {
    expect(absoluteAddress(address, base, 'image')).toBe(expected);
  });
});
