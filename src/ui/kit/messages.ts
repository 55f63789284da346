import { assistTexts } from './texts/assistTexts';
import { frameTexts } from './texts/frameTexts';
import { hotkeyTexts } from './texts/hotkeyTexts';
import { imageTexts } from './texts/imageTexts';
import { panelTexts } from './texts/panelTexts';
import { questionTexts } from './texts/questionTexts';
import { readingTexts } from './texts/readingTexts';
import { settingTexts } from './texts/settingTexts';

/**
 * Every text of the chrome and of the built-in tags in one flat catalogue, `room.thing` by key. Hosts override any of them by the `messages`
 * prop. `{name}` is filled in; a text with a count may have a second form under `key_one`.
 */
export const messages = {
  ...frameTexts,
  ...questionTexts,
  ...readingTexts,
  ...panelTexts,
  ...hotkeyTexts,
  ...settingTexts,
  ...assistTexts,
  ...imageTexts,
} as const;

/** Keys of the catalogue. */
export type MessageKey = keyof typeof messages;

/** Texts by key; what is absent stays English. */
export type Messages = Readonly<Record<string, string | undefined>>;

/** What fills the `{name}` places of a text. */
export type MessageVars = Readonly<Record<string, string | number>>;

/** Reads a text. A key that no catalogue has answers itself, so that a host's tag may use its own. */
export type Translate = (key: MessageKey | (string & {}), vars?: MessageVars) => string;

/** A reader of the catalogue with a host's texts laid over. */
export function createTranslate(overrides: Messages = {}): Translate {
  const find = (key: string): string | undefined => overrides[key] ?? (messages as Messages)[key];
  return (key, vars) => {
    const text = (vars?.count === 1 ? find(`${key}_one`) : undefined) ?? find(key) ?? key;
    return vars ? text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in vars ? String(vars[name]) : whole)) : text;
  };
}
