import { type ConfigNode, decodeText } from '../../core';
import { type CodePoints, codePointsOf } from '../../geometry';

/** The text of a Text tag with its code points. */
export interface TextContent {
  readonly text: string;
  readonly points: CodePoints;
}

/** Texts by tag. A node is made for one config and one task, so its text never changes; a text from a URL is put here once it is there. */
const contents = new WeakMap<ConfigNode, TextContent>();

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
  const { text } = decodeText(node.attrs.value, node.attrs.encoding, node.tag);
  return text === undefined ? undefined : rememberText(node, text);
}

/** Whether results keep a copy of the labelled text. */
export function savesText(node: ConfigNode): boolean {
  const wish = node.attrs.saveTextResult;
  return wish === 'yes' || (wish !== 'no' && node.attrs.valueType !== 'url');
}
