/** A style sheet of a page. */
export interface PageSheet {
  readonly text: string;
  /** Its `media` attribute. */
  readonly media: string;
  /** Written by this editor: taken as it is. */
  readonly isOurs?: boolean;
}

type View = Window & typeof globalThis;

/** What fetches, in whatever spelling the browser has kept. */
const FETCHES = /(?:url|image-set|image|src|cross-fade|paint|element)\s*\(/i;

/** Pictures that are in the value itself. */
const OWN_PICTURES = /url\(\s*(["']?)(?:data:image\/(?:png|jpe?g|gif|webp|avif|bmp)[;,][^"')]*|#[^"')]*)\1\s*\)/gi;

/** Properties that reach beyond the page, or take from a person what an annotator needs: selecting and pointing. */
const FORBIDDEN =
  /^(?:-webkit-user-modify|(?:-webkit-|-moz-)?user-select|pointer-events|view-transition-.*|-moz-binding|behavior|interactivity)$/;

/** Whether a value fetches nothing. Custom properties and what refers to them are kept by the browser as written, escapes included. */
function fetchesNothing(value: string): boolean {
  return !value.includes('\\') && !FETCHES.test(value.replace(OWN_PICTURES, ''));
}

/** Takes declarations away that fetch something. */
export function tameDeclarations(style: CSSStyleDeclaration): void {
  // A shorthand that refers to custom properties has no value in its parts: there all of the text counts.
  let all: boolean | undefined;
  for (const property of Array.from({ length: style.length }, (_, i) => style.item(i))) {
    const value = style.getPropertyValue(property);
    if (value === '') all ??= fetchesNothing(style.cssText);
    if (FORBIDDEN.test(property) || !(value === '' ? all : fetchesNothing(value))) style.removeProperty(property);
  }
}

/** Rules that hold rules and reach no further than those do. */
function isGrouping(rule: CSSRule, view: View): rule is CSSGroupingRule {
  return [view.CSSMediaRule, view.CSSSupportsRule, view.CSSLayerBlockRule, view.CSSContainerRule].some(
    (kind) => kind !== undefined && rule instanceof kind,
  );
}

/** The selector as it has to be in a shadow root: there is no `:root`, and the host's element is not the page's to style. */
function tameSelector(selector: string): string | undefined {
  return /:(?:host|scope|-webkit-any-link-host)|::slotted|(?:^|[^\w-])&/.test(selector) ? undefined : selector.replace(/:root\b/g, 'html');
}

function tameStyleRule(rule: CSSStyleRule, view: View, isNested: boolean): boolean {
  const selector = isNested ? rule.selectorText : tameSelector(rule.selectorText);
  if (selector === undefined || /:host|::slotted/.test(selector)) return false;
  if (selector !== rule.selectorText) rule.selectorText = selector;
  tameDeclarations(rule.style);
  if (rule.cssRules?.length) tameRules(rule as CSSStyleRule & CSSGroupingRule, view, true);
  return true;
}

/** Leaves rules that style elements. Imports, fonts and whatever comes new is taken away. */
function tameRules(list: CSSStyleSheet | CSSGroupingRule, view: View, isNested = false): void {
  for (let i = list.cssRules.length - 1; i >= 0; i--) {
    const rule = list.cssRules[i];
    let stays = false;
    if (rule instanceof view.CSSStyleRule) stays = tameStyleRule(rule, view, isNested);
    else if (rule && isGrouping(rule, view)) {
      tameRules(rule, view, isNested);
      stays = true;
    } else if (rule instanceof view.CSSKeyframesRule) {
      for (const frame of rule.cssRules) tameDeclarations((frame as CSSKeyframeRule).style);
      stays = true;
    }
    if (!stays) list.deleteRule(i);
  }
}

/** Gives a shadow root its sheets: constructed, so that they load nothing (`@import` is ignored) and a strict CSP allows them. */
export function adoptSheets(shadow: ShadowRoot, sheets: readonly PageSheet[]): void {
  const view = shadow.ownerDocument.defaultView as View;
  shadow.adoptedStyleSheets = sheets.map(({ text, media, isOurs }) => {
    const sheet = new view.CSSStyleSheet(media ? { media } : {});
    sheet.replaceSync(text);
    if (!isOurs) tameRules(sheet, view);
    return sheet;
  });
}
