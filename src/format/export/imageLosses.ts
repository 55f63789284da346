import type { Loss } from './exported';

// The words of what formats of images leave out or change. `format` is how a person calls the format.

/** A result that the config has no place for. */
export function notPlaced(count: number): Loss {
  return {
    code: 'result-not-placed',
    severity: 'error',
    message: 'Results that fit no control and object of the config are left out.',
    hint: 'Check the tasks against the config first: from_name, to_name and type of each result.',
    count,
  };
}

export function notReadable(kind: string): Loss {
  return {
    code: 'geometry-unreadable',
    severity: 'error',
    message: `Regions of the kind '${kind}' whose geometry cannot be read are left out.`,
    hint: 'Check the tasks against the config: each such region has a problem that says what is wrong.',
  };
}

export function shapeNotInFormat(kind: string, format: string, instead: string): Loss {
  return {
    code: 'shape-not-in-format',
    severity: 'error',
    message: `${format} cannot hold regions of the kind '${kind}', so they are left out.`,
    hint: instead,
  };
}

export function noSize(count: number): Loss {
  return {
    code: 'image-without-size',
    severity: 'error',
    message: 'Regions are left out whose image has no known size: percent cannot be made pixels.',
    hint: 'Write original_width and original_height into the results, or width and height of the image into the data of the task.',
    count,
  };
}

export function imageNoSize(format: string): Loss {
  return {
    code: 'image-without-size',
    severity: 'error',
    message: `Images without regions and without a known size are left out: ${format} wants the size of each image.`,
    hint: 'Write width and height of the image into the data of the task.',
  };
}

export function relationsLost(count: number, format: string): Loss {
  return {
    code: 'relation-not-in-format',
    severity: 'error',
    message: `${format} holds no relations, so they are left out.`,
    hint: 'Export as JSON to keep them.',
    count,
  };
}

export function answersLost(control: string, format: string): Loss {
  return {
    code: 'answer-not-in-format',
    severity: 'error',
    message: `${format} holds no answers about a whole image, so those of '${control}' are left out.`,
    hint: 'Export as JSON, JSON-MIN or CSV beside it.',
  };
}

/** What somebody answered or noted about a region, in a format without a place for it. */
export function regionAnswersLost(controls: readonly string[], hasNote: boolean, format: string): readonly Loss[] {
  const hint = 'Export as COCO, which holds them as attributes, or as JSON.';
  const losses = controls.map(
    (control): Loss => ({
      code: 'region-answer-not-in-format',
      severity: 'error',
      message: `${format} holds no answers about a region, so those of '${control}' are left out.`,
      hint,
    }),
  );
  if (!hasNote) return losses;
  return [
    ...losses,
    { code: 'note-not-in-format', severity: 'error', message: `${format} holds no notes on a region, so they are left out.`, hint },
  ];
}

export function annotationsTogether(count: number): Loss {
  return {
    code: 'annotations-together',
    severity: 'warning',
    message: 'Images with several annotations have the regions of all of them, one over the other.',
    hint: "Export with annotations: 'latest' to have one annotation of each task.",
    count,
  };
}

export function viewTurned(): Loss {
  return {
    code: 'view-turned',
    severity: 'info',
    message: 'Regions were drawn while the view of the image was turned; they are written for the image as it is stored, not turned.',
    hint: 'Use the images as they are, without turning them.',
  };
}

export function imageRenamed(): Loss {
  return {
    code: 'image-renamed',
    severity: 'warning',
    message: 'Different images have the same file name, so a number is added to some: cat-2.jpg.',
    hint: 'Name the files as the export does, or give the images names of their own.',
  };
}

export function severalLabels(format: string, hint = 'Export as COCO, whose attributes have all of them, or as JSON.'): Loss {
  return {
    code: 'several-labels',
    severity: 'warning',
    message: `${format} gives a region one class, so of several labels the first one counts.`,
    hint,
  };
}

export function noArea(kind: string): Loss {
  return {
    code: 'no-area',
    severity: 'error',
    message: `Regions of the kind '${kind}' that cover nothing of their image are left out.`,
    hint: 'They are empty, or lie outside the image: delete or correct them.',
  };
}

export function cutAtBorder(): Loss {
  return {
    code: 'cut-at-border',
    severity: 'warning',
    message: 'Regions that reach out of their image are cut at its border.',
    hint: 'Keep them inside the image, or export as COCO, which holds them as they are.',
  };
}

export function boxedIn(kind: string, format: string, hint: string): Loss {
  return {
    code: 'shape-boxed',
    severity: 'warning',
    message: `${format} holds boxes, so of regions of the kind '${kind}' the box around them is written.`,
    hint,
  };
}

export function turnLost(format: string): Loss {
  return {
    code: 'rotation-lost',
    severity: 'warning',
    message: `${format} holds upright boxes only, so of turned ones the upright box around them is written.`,
    hint: 'Export as YOLO_OBB or COCO to keep their turn.',
  };
}

export function maskUnreadable(): Loss {
  return {
    code: 'mask-unreadable',
    severity: 'error',
    message: 'Masks that cannot be unpacked are left out.',
    hint: 'Open their tasks: the mask has a problem that says what is wrong.',
  };
}

export function outlineSimplified(kind: string, format: string): Loss {
  return {
    code: 'outline-simplified',
    severity: 'warning',
    message: `${format} holds one ring a region, so of regions of the kind '${kind}' only the largest part is written, without its holes.`,
    hint: 'Export as COCO, which holds every part.',
  };
}

export function categoryIgnored(format: string): Loss {
  return {
    code: 'category-number-ignored',
    severity: 'warning',
    message: `The numbers that labels have by category="…" are no classes of ${format} (0, 1, 2 … without gaps, each once), so classes are numbered in the config's order.`,
    hint: 'Number all labels from 0 without gaps, or none.',
  };
}

export function pointsAlone(): Loss {
  return {
    code: 'points-alone',
    severity: 'info',
    message: 'Key points that lie below no other region are annotations of their own: nothing says which of them belong together.',
    hint: 'Put the points of one object below its box in the tree of regions (parentID), and they are the key points of that box.',
  };
}

export function pointTwice(): Loss {
  return {
    code: 'point-twice',
    severity: 'warning',
    message: 'A region has two key points of one label below it; the later ones are annotations of their own.',
    hint: 'Keep one point of each label below a region.',
  };
}

export function lineAsPoints(kind: string): Loss {
  return {
    code: 'line-as-points',
    severity: 'warning',
    message: `COCO holds no lines, so regions of the kind '${kind}' that are open are written as key points joined by a skeleton.`,
    hint: 'Export as JSON to keep lines and curves as they are.',
  };
}

export function lineLeftOut(kind: string, format: string): Loss {
  return {
    code: 'line-left-out',
    severity: 'warning',
    message: `Of regions of the kind '${kind}' that have both an inside and open lines, ${format} holds the inside only.`,
    hint: 'Export as JSON to keep the lines, or make them regions of their own.',
  };
}

export function pointAnswersLost(): Loss {
  return {
    code: 'point-answer-not-in-format',
    severity: 'error',
    message:
      'COCO holds places of key points and nothing else, so answers, notes and further labels of points below a region are left out.',
    hint: 'Export as JSON to keep them.',
  };
}
