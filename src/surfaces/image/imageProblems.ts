import type { ConfigNode, Extent, Place, Problem } from '../../core';
import type { ImageFailure } from './imageSource';

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

/** What a person reads in place of the picture, and in the Problems panel. */
export function failureProblem({ code, detail }: ImageFailure, url: string, written: Written): Problem {
  const where = placeOf(written);
  const attribute = `${written.attribute}="${written.node.written.get(written.attribute.toLowerCase())?.text ?? ''}"`;
  const because = detail ? ` (${detail})` : '';
  switch (code) {
    case 'image-address':
      return {
        code,
        severity: 'error',
        message: url
          ? `${shown(url)} is no address that an image may come from${because}, so it is not shown. Its regions are kept.`
          : `The task gives no image address for ${attribute}${because}, so there is nothing to show. Its regions are kept.`,
        hint: url
          ? 'Give an http, https, blob or relative address, or data:image/…'
          : 'Name a key of the task’s data that holds the address of an image.',
        where,
      };
    case 'image-size':
      return {
        code,
        severity: 'error',
        message: `The image ${shown(url)} has no size${because}, so nothing can be placed on it. Its regions are kept.`,
        hint: 'Give an SVG a width and a height, or use another image format.',
        where,
      };
    default:
      return {
        code,
        severity: 'error',
        message: `The image ${shown(url)} could not be loaded${because}, so it is not shown. Its regions are kept.`,
        hint: 'Open the address in a new tab: it must answer with an image that this page may use (address, permissions, CORS when crossOrigin is set).',
        where,
      };
  }
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
