import type { ConfigNode, Extent, Place, Problem } from '../../core';
import type { ImageDoubt } from './imageSource';
import type { ImageFailure } from './imageTrouble';

/** Where in the config a picture's address was written. */
export interface Written {
  readonly node: ConfigNode;
  readonly attribute: string;
}

function placeOf({ node, attribute }: Written): Place {
  const written = node.written.get(attribute.toLowerCase());
  return { source: 'config', line: written?.line ?? node.line, column: written?.column ?? node.column };
}

function shown(url: string): string {
  if (url.length <= 120) return `'${url}'`;
  return `'${url.slice(0, 100)}…'`;
}

/** The attribute as the config writes it. */
function asWritten({ node, attribute }: Written): string {
  return `${attribute}="${node.written.get(attribute.toLowerCase())?.text ?? ''}"`;
}

function problem(code: string, severity: Problem['severity'], message: string, hint: string, written: Written): Problem {
  return { code, severity, message, hint, where: placeOf(written) };
}

/** What a person reads in place of the picture, and in the Problems panel. */
export function failureProblem({ code, detail }: ImageFailure, url: string, written: Written): Problem {
  const because = detail ? ` (${detail})` : '';
  const kept = 'Its regions are kept.';
  const say = (message: string, hint: string): Problem => problem(code, 'error', `${message} ${kept}`, hint, written);
  switch (code) {
    case 'image-address':
      return url
        ? say(
            `${shown(url)} is no address that an image may come from${because}, so it is not shown.`,
            'Give an http, https, blob or relative address, or data:image/…',
          )
        : say(
            `The task gives no image address for ${asWritten(written)}${because}, so there is nothing to show.`,
            'Name a key of the task’s data that holds the address of an image.',
          );
    case 'image-format':
      return say(
        `${shown(url)} is ${detail}, so it cannot be shown as an image.`,
        'Give the address of a JPEG, PNG, WebP, GIF, AVIF, BMP or SVG file; convert other formats. A page in place of a file often means that one must sign in first.',
      );
    case 'image-broken':
      return say(
        `The image ${shown(url)} is damaged or cut off (${detail}), so it is not shown.`,
        'Compare the file with its original, and copy or export it anew.',
      );
    case 'image-size':
      return say(
        `The image ${shown(url)} has no size${because}, so nothing can be placed on it.`,
        'Give an SVG a width and a height, or export the image anew.',
      );
    case 'image-too-large':
      return say(
        `The image ${shown(url)} has more pixels than browsers can decode${because}, so it is not shown.`,
        'Scale it down, or cut it into images of at most 20,000 × 20,000 pixels (valueList shows several).',
      );
    default:
      return say(
        `The image ${shown(url)} could not be loaded${because}, so it is not shown.`,
        'Open the address in a new tab: it must answer with an image that this page may use (address, permissions, CORS when crossOrigin is set).',
      );
  }
}

/** A picture that is on its way for long. */
export function lateProblem(late: 'address' | 'file', url: string, written: Written): Problem {
  return late === 'address'
    ? problem(
        'image-late',
        'warning',
        `The address of ${shown(url)} has not been resolved yet, so the image cannot be asked for. Everything else works meanwhile.`,
        'See why the host’s resolveUrl does not answer.',
        written,
      )
    : problem(
        'image-late',
        'warning',
        `The image ${shown(url)} is still on its way. Everything else works meanwhile.`,
        'See how fast its site answers, and how large the file is.',
        written,
      );
}

/** A picture that is shown, but not as well as it should be. */
export function doubtProblem(
  { code, detail }: ImageDoubt,
  { url, width, height }: Extent & { readonly url: string },
  written: Written,
): Problem {
  return code === 'image-slow'
    ? problem(
        code,
        'info',
        `The image ${shown(url)} has ${width} × ${height} pixels and cannot be shown by parts (${detail}), so zooming may be slow.`,
        'Let its site answer with the header Access-Control-Allow-Origin, and let a content security policy allow worker-src blob: and connect-src to that site.',
        written,
      )
    : problem(
        code,
        'warning',
        `The image ${shown(url)} could not be decoded to its end (${detail}): what is missing may be blank.`,
        'Compare the file with its original, and copy or export it anew.',
        written,
      );
}

const NAMED = 5;

/** Pages of a list that have no address. */
export function holesProblem(holes: readonly number[], urls: readonly unknown[], written: Written): Problem {
  const named = holes.slice(0, NAMED).map((page) => `${page + 1} (${JSON.stringify(urls[page]) ?? 'nothing'})`);
  const more = holes.length > NAMED ? ` and ${holes.length - NAMED} more` : '';
  return problem(
    'image-address',
    'error',
    `Pages without the address of an image in ${asWritten(written)}: ${named.join(', ')}${more}. They stay empty; their regions are kept.`,
    'Give each page a text that is an address; pages keep their numbers, which results refer to.',
    written,
  );
}

/** `valueList` that is no list. */
export function listProblem(written: Written, value: unknown): Problem {
  return problem(
    'image-address',
    'error',
    `${asWritten(written)} gives ${JSON.stringify(value)?.slice(0, 60) ?? typeof value}, which is no list of image addresses, so there is nothing to show. Regions are kept.`,
    'Name a key of the task’s data that holds a list of texts; use value for one image.',
    written,
  );
}

/** Results that were made for a picture of another size: percent still fit, pixels computed from them do not. */
export function sizeProblem(said: Extent & { readonly count: number }, real: Extent, written: Written): Problem {
  const who = said.count === 1 ? '1 region says' : `${said.count} regions say`;
  const sameShape = Math.abs(said.width / said.height - real.width / real.height) < 0.01;
  return {
    code: 'image-size-differs',
    severity: sameShape ? 'info' : 'warning',
    message: `${who} that the image is ${said.width} × ${said.height} pixels, but it is ${real.width} × ${real.height}. They are placed by percent and written back as they came.`,
    hint: sameShape
      ? 'Nothing to do if the image was only scaled.'
      : 'Check that the task names the image these results were made for: its proportions are others.',
    where: placeOf(written),
  };
}
