import type { Finding } from './problem';

/** A text read from task data or from a URL, or why it could not be. */
export type DecodedText =
  | { readonly text: string; readonly finding?: undefined }
  | { readonly text?: undefined; readonly finding: Finding };

function fromBase64(raw: string, isUnicode: boolean): string {
  const binary = atob(raw.trim());
  if (!isUnicode) return binary;
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
}

/** What a tag that shows text (`tag` names it) makes of a task's value: text as it is, other values as JSON, `encoding` undone. */
export function decodeText(value: unknown, encoding: unknown, tag: string): DecodedText {
  if (value === null || value === undefined) {
    return {
      finding: {
        code: 'text-missing',
        severity: 'error',
        message: `The task has no text for this ${tag} tag, so there is nothing to show and its regions cannot be placed.`,
        hint: "Put the text into the task's data under the key that the tag's value names.",
      },
    };
  }
  const raw = typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
  if (encoding !== 'base64' && encoding !== 'base64unicode') return { text: raw };
  try {
    return { text: fromBase64(raw, encoding === 'base64unicode') };
  } catch {
    return {
      finding: {
        code: 'text-encoding',
        severity: 'error',
        message: `The text is not valid ${encoding === 'base64' ? 'base64' : 'base64 of UTF-8'}, so it cannot be shown.`,
        hint: `Encode the text, or leave out encoding="${encoding}" when it is plain text.`,
      },
    };
  }
}
