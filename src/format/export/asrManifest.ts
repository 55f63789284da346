import { type ConfigNode, isRecord, type Result, type UnknownRecord } from '../../core';
import type { CreateExporter, ExportAnnotation, ExportContext, ExportTask, Loss } from './exported';
import { JSON_HINT, loss } from './loss';
import { annotatorOf } from './minRecord';
import { dataOfObject, objectOfResult, objectsOf } from './objectData';
import { createTextFile } from './textFile';

/** A line of a manifest. */
interface Utterance {
  /** Seconds from the start of the recording; undefined when it is about all of it. */
  readonly offset: number | undefined;
  readonly duration: number | undefined;
  readonly text: string;
  readonly labels: readonly string[];
}

const NO_AUDIO = loss(
  'audio-missing',
  'error',
  'Tasks without a recording at an address are left out.',
  'The config needs an <Audio> whose value is in the data.',
);
const NOT_A_FILE = loss(
  'audio-not-in-export',
  'info',
  'Recordings are not part of the export: audio_filepath is the address that the task has.',
  'Before training, load the recordings and write their paths into the manifest.',
);
const SHORT_LIVED = loss(
  'audio-address-short-lived',
  'warning',
  'Some recordings lie at addresses that mean something only in this page (blob: or data:).',
  'Import recordings with addresses or paths that last.',
);
const NO_DURATION = loss(
  'duration-unknown',
  'warning',
  'The length of a recording is not known, so its line has no duration; NeMo refuses such lines.',
  'Give the option durationOf, or a key duration in the data, in seconds.',
);
const NO_TEXT = loss(
  'nothing-transcribed',
  'error',
  'Annotations without a transcript are left out.',
  'Answer the TextArea, or export as JSON.',
);
const TEXTS_JOINED = loss('texts-joined', 'warning', 'Several texts of one answer are joined by a space.', JSON_HINT);
const TWICE = loss(
  'audio-repeated',
  'warning',
  'A recording that several people transcribed has lines for each annotation.',
  "Export with annotations: 'latest' to have each recording once.",
);

function leftOut(type: string): Loss {
  const message = `Results of type '${type}' are left out: a manifest holds transcripts and the labels of their regions.`;
  return loss('result-not-a-transcript', 'error', message, JSON_HINT);
}

function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function wireOf(result: Result): UnknownRecord {
  return isRecord(result.value) ? result.value : {};
}

function rangeOf(result: Result): { start: number; end: number } | undefined {
  const { start, end } = wireOf(result);
  const from = finite(start);
  const to = finite(end);
  return from !== undefined && to !== undefined && to > from ? { start: from, end: to } : undefined;
}

function textOf(result: Result, tell: (loss: Loss) => void): string {
  const { text } = wireOf(result);
  const texts = (Array.isArray(text) ? text : [text]).filter((part): part is string => typeof part === 'string' && part.trim() !== '');
  if (texts.length > 1) tell(TEXTS_JOINED);
  // A manifest is read line by line, and a transcript is one line.
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

function labelsOf(result: Result): readonly string[] {
  const list = Object.entries(wireOf(result)).find(([key, value]) => key.endsWith('labels') && Array.isArray(value))?.[1];
  return Array.isArray(list) ? list.filter((label): label is string => typeof label === 'string') : [];
}

/** Seconds without the noise of subtraction: `3.3 - 1.1` is 2.2. */
function seconds(value: number): number {
  return Number(value.toFixed(6));
}

/** What one person transcribed of a recording, in order of time. */
function utterancesOf(results: readonly Result[], tell: (loss: Loss) => void): readonly Utterance[] {
  const regions = new Map<string, { range: { start: number; end: number } | undefined; labels: readonly string[] }>();
  for (const result of results) {
    const id = String(result.id ?? '');
    const known = regions.get(id);
    regions.set(id, { range: known?.range ?? rangeOf(result), labels: [...(known?.labels ?? []), ...labelsOf(result)] });
  }
  const utterances = results.flatMap((result): Utterance[] => {
    const { type = '' } = result;
    if (type !== 'textarea') {
      if (labelsOf(result).length === 0) tell(leftOut(type));
      return [];
    }
    const text = textOf(result, tell);
    if (text === '') return [];
    const region = regions.get(String(result.id ?? ''));
    const range = rangeOf(result) ?? region?.range;
    return range
      ? [{ offset: range.start, duration: seconds(range.end - range.start), text, labels: region?.labels ?? [] }]
      : [{ offset: undefined, duration: undefined, text, labels: [] }];
  });
  tellUntranscribed(regions, utterances, tell);
  return utterances.sort((a, b) => (a.offset ?? -1) - (b.offset ?? -1));
}

/** A labelled region without a transcript has no line. */
function tellUntranscribed(
  regions: ReadonlyMap<string, { readonly range: unknown; readonly labels: readonly string[] }>,
  utterances: readonly Utterance[],
  tell: (loss: Loss) => void,
): void {
  const labelled = [...regions.values()].filter(({ range, labels }) => range !== undefined && labels.length > 0).length;
  const written = utterances.filter(({ labels }) => labels.length > 0).length;
  if (labelled <= written) return;
  const message = 'Labelled regions without a transcript are left out.';
  tell({ ...loss('region-not-transcribed', 'error', message, 'Transcribe them, or export as JSON.'), count: labelled - written });
}

/** The length of a recording: from its results, the task's data, or whoever can tell. */
async function durationOf(address: string, results: readonly Result[], task: ExportTask, { options, isPreview }: ExportContext) {
  const said = results.map(({ original_length: length }) => finite(length)).find((length) => length !== undefined);
  const known = said ?? finite(task.data.duration);
  // A preview asks nobody: it would load every recording.
  return known ?? (isPreview && options.durationOf ? 0 : finite(await options.durationOf?.(address)));
}

/**
 * ASR manifest: a JSON object a line with `audio_filepath`, `duration` and `text`; transcripts of regions have an `offset` in seconds, too, and the labels of the
 * region as `labels`. Source: NeMo's manifests, and Label Studio's converter for `annotator`.
 */
export const createAsrManifestExporter: CreateExporter = (context) => {
  const file = createTextFile('manifest.json', 'application/x-ndjson', context);
  const addRecording = async (object: ConfigNode, results: readonly Result[], annotation: ExportAnnotation, task: ExportTask) => {
    const tell = (told: Loss): void => context.lose(told, task);
    const address = dataOfObject(object, task.data);
    if (typeof address !== 'string' || address === '') return tell(NO_AUDIO);
    tell(/^\s*(?:blob|data):/i.test(address) ? SHORT_LIVED : NOT_A_FILE);
    const utterances = utterancesOf(results, tell);
    if (utterances.length === 0) return tell(NO_TEXT);
    for (const { offset, duration, text, labels } of utterances) {
      const length = duration ?? (await durationOf(address, results, task, context));
      if (length === undefined) tell(NO_DURATION);
      const line = {
        audio_filepath: address,
        ...(offset !== undefined && { offset }),
        ...(length !== undefined && { duration: length }),
        text,
        ...(labels.length > 0 && { labels }),
        annotator: annotatorOf(annotation.json) ?? '',
      };
      file.write(`${JSON.stringify(line)}\n`);
    }
  };
  return {
    async add(task) {
      if (task.annotations.length > 1) context.lose(TWICE, task);
      const recordings = objectsOf(context.config, 'Audio', 'AudioPlus');
      if (recordings.length === 0) context.lose(NO_AUDIO, task);
      for (const annotation of task.annotations) {
        for (const result of annotation.results)
          if (!recordings.some((object) => object === objectOfResult(result, context.config)))
            context.lose(leftOut(result.type ?? 'no type'), task);
        for (const object of recordings) {
          const own = annotation.results.filter((result) => objectOfResult(result, context.config) === object);
          await addRecording(object, own, annotation, task);
        }
      }
    },
    finish: () => [file.finish()],
  };
};
