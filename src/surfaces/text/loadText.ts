import { asText, type Finding, isAllowedAddress } from '../../core';
import { MOST_BYTES, tooLong, tooLongFinding } from './textLimit';

/** A loaded text, or why there is none. */
export type LoadedText =
  | {
      readonly text: string;
      /** Where it came from in the end. */
      readonly url: string;
      readonly finding?: undefined;
    }
  | { readonly text?: undefined; readonly finding: Finding };

/** What happened, and how to mend it; `detail` is technical: a status, the browser's words, the address. */
function failed(code: 'text-address' | 'text-load' | 'text-html' | 'text-empty', detail: string): LoadedText {
  const [message, hint] = {
    'text-address': [
      `The task gives '${detail}' where the address of a text is expected, so there is nothing to show.`,
      'With valueType="url" the task holds an http or https address, or one relative to the page. Leave valueType out when it holds the text itself.',
    ],
    'text-load': [
      `The text could not be loaded (${detail}), so it cannot be labelled.`,
      'Check that the address exists, that you may read it, and that its server allows this page (CORS).',
    ],
    'text-html': [
      `The server answered with a web page instead of a text (${detail}); it is not shown, because its offsets would mean nothing.`,
      'A log-in or error page often comes in place of the file: check your access to it.',
    ],
    'text-empty': [`The text at ${detail} is empty, so there is nothing to label.`, 'Check the file, or skip the task.'],
  }[code] as [string, string];
  return { finding: { code, severity: 'error', message, hint } };
}

/** A web page in place of a text is a log-in or error page, unless a page was asked for. */
function isForeignPage(url: string, type: string, text: string): boolean {
  const path = url.replace(/[?#].*/, '');
  return type.includes('text/html') && !/\.x?html?$/i.test(path) && /^\s*<(?:!doctype html|html)\b/i.test(text);
}

/** Loads a text, or the HTML of a page (`wanted`). Never rejects; what comes after `signal` has been aborted is to be ignored. */
export async function loadText(
  address: unknown,
  resolve: (url: string) => Promise<string>,
  base: string,
  signal: AbortSignal,
  wanted: 'text' | 'html' = 'text',
): Promise<LoadedText> {
  // The host may know schemes of its own, such as s3: what it makes of them is checked.
  if (typeof address !== 'string' || !address.trim()) return failed('text-address', shown(address));
  try {
    const url = await resolve(address);
    if (!isAllowedAddress(url, wanted)) return failed('text-address', shown(url));
    const response = await fetch(new URL(url, base), { signal });
    if (!response.ok) return failed('text-load', `HTTP ${response.status} ${response.statusText}`.trim());
    // Said before it is fetched as a whole; without a length the text itself is looked at.
    const bytes = Number(response.headers.get('content-length'));
    if (bytes > MOST_BYTES) return { finding: tooLong(`${Math.round(bytes / 1e6)} MB`) };
    const text = await response.text();
    const long = tooLongFinding(text);
    if (long) return { finding: long };
    if (wanted === 'text' && isForeignPage(url, response.headers.get('content-type') ?? '', text)) return failed('text-html', shown(url));
    return text ? { text, url: response.url || url } : failed('text-empty', shown(url));
  } catch (error) {
    return failed('text-load', error instanceof Error ? error.message : String(error));
  }
}

function shown(value: unknown): string {
  return asText(value).slice(0, 120);
}
