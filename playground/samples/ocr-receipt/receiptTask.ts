import type { SampleResult, SampleTask } from '../sample';
import found from './lines.json';

const envelope = { original_width: 864, original_height: 1296, image_rotation: 0, to_name: 'image' };

/** Geometry, label and transcription: three results that share an id are one region. */
function describeRegion(id: string, shape: 'bbox' | 'poly', geometry: object, label: string, text: string, score: number): SampleResult[] {
  const result = (fromName: string, type: string, extra: object): SampleResult => ({
    id,
    ...envelope,
    from_name: fromName,
    type,
    score,
    value: { ...geometry, ...extra },
  });
  return [
    result(shape, shape === 'bbox' ? 'rectangle' : 'polygon', {}),
    result('label', 'labels', { labels: [label] }),
    result('transcription', 'textarea', { text: [text] }),
  ];
}

/** What the recogniser misread, so that there is something to correct. */
const misread = new Map([
  ['Oat milk 1 l 1.95', 'Oat milk 11 1.95'],
  ['Basil pot 2.35', 'Basi1 pot 2.35'],
  ['Returned bottle -0.50', 'Returned bottle 0.50'],
]);

/** Every line of the receipt as a model found it, and the handwritten note as a polygon. */
export function createReceiptTask(): SampleTask {
  const printed = found.printed.flatMap(({ text, box }, index) =>
    describeRegion(
      `line-${index + 1}`,
      'bbox',
      { ...box, rotation: 0 },
      'Text',
      misread.get(text) ?? text,
      misread.has(text) ? 0.58 : 0.97,
    ),
  );
  const { points, text } = found.written;
  const written = describeRegion('note-1', 'poly', { points, closed: true }, 'Handwriting', text, 0.71);
  return {
    data: { ocr: '/samples/receipt.jpg' },
    predictions: [{ model_version: 'receipt_reader_2', score: 0.94, result: [...printed, ...written] }],
  };
}
