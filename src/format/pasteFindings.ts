import { type ConfigNode, didYouMean, type Finding, type Severity } from '../core';
import { quote } from './findings';

// What is said of results that somebody pastes: unlike those of a task, what does not fit is left on the clipboard.

function finding(code: string, severity: Severity, message: string, hint: string, key?: string): Finding {
  return key === undefined ? { code, severity, message, hint } : { code, severity, message, hint, key };
}

const HINT = 'Copy regions in an editor like this one or in Label Studio, or the JSON of an annotation.';

/** The clipboard holds text that is no JSON. */
export function notJson(text: string): Finding {
  const what = text.trim() === '' ? 'is empty' : `holds the text ${quote(text.trim())}, which is no JSON`;
  return finding('paste-not-json', 'warning', `The clipboard ${what}, so there is nothing to paste.`, HINT);
}

/** JSON without results. */
export function noResults(content: unknown): Finding {
  const what = Array.isArray(content) ? `a list of ${content.length} without results` : quote(content);
  return finding('paste-no-results', 'warning', `The clipboard holds ${what}, so there is nothing to paste.`, HINT);
}

/** No control of this config makes results of that type, or several do and nothing tells which is meant. */
export function noControlFor(type: string, from: string | undefined, fits: readonly ConfigNode[], names: readonly string[]): Finding {
  const named =
    from === undefined ? 'The result names no control' : `This config has no control ${quote(from)} for results of type '${type}'`;
  if (fits.length > 0) {
    const list = fits.map((node) => `'${node.name}'`).join(', ');
    const message = `${named}, and any of ${list} could be meant, so it was not pasted.`;
    return finding('paste-ambiguous', 'error', message, `Write the name of one of them in from_name.`, 'from_name');
  }
  const hint = `Add a control that makes '${type}' results to the config.${from === undefined ? '' : didYouMean(from, names)}`;
  return finding('paste-no-control', 'error', `${named}, so it was not pasted.`, hint, 'from_name');
}

/** No object for it. */
export function noObjectFor(to: string | undefined, names: readonly string[]): Finding {
  const what = to === undefined ? 'The result names no object' : `This config has no object ${quote(to)}`;
  const hint = `Write one of its objects in to_name: ${names.join(', ') || '(none)'}.`;
  return finding('paste-no-object', 'error', `${what}, and several could be meant, so it was not pasted.`, hint, 'to_name');
}

/** A control took over from one that this config lacks. */
export function takenOver(from: string | undefined, by: ConfigNode): Finding {
  const what = from === undefined ? 'The result names no control' : `This config has no such control as ${quote(from)}`;
  return finding('paste-renamed', 'info', `${what}, so it was pasted as one of '${by.name}'.`, `Nothing to do if that is what was meant.`);
}

/** An answer about the task is not part of a region. */
export function answerLeft(control: string): Finding {
  const message = `The answer of '${control}' is about the whole task, so it was not pasted with the regions.`;
  return finding('paste-answer', 'info', message, 'Give the answer here by hand.');
}

/** A result that belongs to no region that was pasted. */
export function nothingToLieOn(type: unknown): Finding {
  const message = `This result (${quote(type)}) belongs to no region among those that were copied, so it was not pasted.`;
  return finding('paste-no-region', 'warning', message, 'Copy the region with it: results about one region share its id.', 'id');
}

/** Geometry that cannot be kept. */
export function invalidShape(kind: string): Finding {
  return finding(
    'paste-invalid',
    'error',
    `The geometry of this ${kind} cannot be kept, so it was not pasted.`,
    'Write finite numbers and a shape larger than nothing.',
    'value',
  );
}

/** A shape in pixels of another image, which this editor cannot make over. */
export function notRescaled(kind: string): Finding {
  return finding(
    'paste-not-rescaled',
    'error',
    `This ${kind} is made of pixels of an image of another size, and the code that fits it to this one could not be loaded, so it was not pasted.`,
    'Paste it again when the image is shown.',
    'original_width',
  );
}

/** A label that may not be used as often. */
export function usedUp(words: string): Finding {
  return finding('paste-max-usages', 'warning', `${words}, so the region was not pasted.`, 'Delete a region with that label first.');
}

/** Nothing can be added. */
export function notEditable(): Finding {
  return finding(
    'paste-readonly',
    'error',
    'This annotation is read-only, so nothing was pasted.',
    'Paste into an annotation of your own.',
  );
}
