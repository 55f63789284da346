// UTF-16 units that mean something in JSON.
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const HASH = 35;
export const APOSTROPHE = 39;
export const STAR = 42;
export const COMMA = 44;
export const SLASH = 47;
export const COLON = 58;
export const LIST = 91;
export const BACKSLASH = 92;
export const LIST_END = 93;
export const OBJECT = 123;
export const OBJECT_END = 125;
/** A byte order mark in the middle of a file: files were put together. */
export const MARK = 0xfeff;
/** Before each element of a JSON text sequence (RFC 7464). */
export const RECORD_SEPARATOR = 0x1e;

export function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === LF || code === CR || code === TAB;
}

/** Whether a word or number without quotation marks ends before it. */
export function endsWord(code: number): boolean {
  switch (code) {
    case QUOTE:
    case HASH:
    case COMMA:
    case SLASH:
    case COLON:
    case LIST:
    case LIST_END:
    case OBJECT:
    case OBJECT_END:
      return true;
    default:
      return isBlank(code);
  }
}

export function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

/** Whether it may follow a backslash; `u` is not among them. */
export function isEscape(code: number): boolean {
  return '"\\/bfnrt'.includes(String.fromCharCode(code));
}
