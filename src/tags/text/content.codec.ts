import type { ConfigNode, Finding } from '../../core';
import { type CodePoints, codePointsOf } from '../../geometry';

/** The text of a Text tag with its code points. */
export interface TextContent {
  readonly text: string;
  readonly points: CodePoints;
}

/** A text read from task data or from a URL, or why it could not be. */
export type DecodedText =
  | { readonly text: string; readonly finding?: undefined }
  | { readonly text?: undefined; readonly finding: Finding };

/** Texts by tag. A node is made for one config and one task, so its text never changes; a text from a URL is put here once it is there. */
const contents = new WeakMap<ConfigNode, TextContent>();

function fromBase64(raw: string, isUnicode: boolean): string {
  const binary = atob(raw.trim());
  if (!isUnicode) return binary;
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
}

/** What a Text shows of a task's value: text as it is, other values as JSON, `encoding` undone. */
export function decodeText(value: unknown, encoding: unknown): DecodedText {
  if (value === null || value === undefined) {
    return {
      finding: {
        code: 'text-missing',
        severity: 'error',
        message: 'The task has no text for this Text tag, so there is nothing to show and its regions cannot be placed.',
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

/** Makes the text of a `valueType="url"` tag known to its codec. */
export function rememberText(node: ConfigNode, text: string): TextContent {
  const content = { text, points: codePointsOf(text) };
  contents.set(node, content);
  return content;
}

/** The text of a Text tag; undefined while it is not loaded, or when there is none. */
export function contentOf(node: ConfigNode): TextContent | undefined {
  const known = contents.get(node);
  if (known || node.attrs.valueType === 'url') return known;
  const { text } = decodeText(node.attrs.value, node.attrs.encoding);
  return text === undefined ? undefined : rememberText(node, text);
}

/** Whether results keep a copy of the labelled text. */
export function savesText(node: ConfigNode): boolean {
  const wish = node.attrs.saveTextResult;
  return wish === 'yes' || (wish !== 'no' && node.attrs.valueType !== 'url');
}
