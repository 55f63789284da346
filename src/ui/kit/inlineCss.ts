import type { CSSProperties } from 'react';

/** A declaration that fetches something is left out: the editor makes no requests of its own. */
const FETCHES = /url\(|image-set\(|expression\(|@import/i;

/**
 * CSS declarations of a config (`style="display: flex; gap: 8px"`) as a React style, so that no style attribute is written as text (strict CSP).
 * What cannot be read is left out.
 */
export function cssDeclarations(css: string | undefined): CSSProperties | undefined {
  if (!css) return undefined;
  const style: Record<string, string> = {};
  for (const declaration of css.split(/;(?![^(]*\))/)) {
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, colon).trim().toLowerCase();
    // React takes no `!important`; inline styles win anyway.
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important\s*$/i, '')
      .trim();
    if (colon < 0 || !name || !value || FETCHES.test(value)) continue;
    const key = name.startsWith('--')
      ? name
      : name.replace(/^-ms-/, 'ms-').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    style[key] = value;
  }
  return style;
}
