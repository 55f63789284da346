import type { ImageAttrs } from './imageAttrs';

/** The pages of an image tag. */
export interface PageList {
  /** As the task says them: what is no text has no picture. */
  readonly urls: readonly unknown[];
  /** Results say which page they are on. */
  readonly isList: boolean;
  readonly attribute: 'value' | 'valueList';
  /** Pages without an address. */
  readonly holes: readonly number[];
  /** `valueList` is neither a list nor text. */
  readonly isWrong: boolean;
}

function isAddress(url: unknown): boolean {
  return typeof url === 'string' && url.trim() !== '';
}

function listOf(urls: readonly unknown[], attribute: PageList['attribute']): PageList {
  const holes = urls.flatMap((url, page) => (isAddress(url) ? [] : [page]));
  return { urls: urls.length > 0 ? urls : [undefined], isList: true, attribute, holes: urls.length > 0 ? holes : [0], isWrong: false };
}

/** A list as text: JSON, or addresses with commas between; an address with a comma of its own stays whole. */
function listInText(text: string): readonly unknown[] {
  if (text.trimStart().startsWith('[')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) return parsed;
    } catch {
      // An address may begin so too.
    }
  }
  return text.split(/,(?=\s*(?:https?:|blob:|data:|\.{0,2}\/))/).map((url) => url.trim());
}

/** The pages that `valueList`, or else `value`, gives. `hasList`: the config writes `valueList`. */
export function pageList({ value, valueList }: Pick<ImageAttrs, 'value' | 'valueList'>, hasList: boolean): PageList {
  if (Array.isArray(valueList)) return listOf(valueList, 'valueList');
  if (typeof valueList === 'string' && valueList) return listOf(listInText(valueList), 'valueList');
  const isMissing = valueList === undefined || valueList === null || valueList === '';
  if (hasList && !isMissing) return { urls: [valueList], isList: true, attribute: 'valueList', holes: [], isWrong: true };
  if (hasList && !isAddress(value) && !Array.isArray(value))
    return { urls: [undefined], isList: true, attribute: 'valueList', holes: [], isWrong: false };
  if (Array.isArray(value)) return listOf(value, 'value');
  return { urls: [value], isList: false, attribute: 'value', holes: [], isWrong: false };
}
