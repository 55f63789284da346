import {
  type AnnotationJson,
  type Answer,
  type CopyOptions,
  isRecord,
  type LayerRecords,
  type PredictionJson,
  type Problem,
  type UnknownRecord,
  type User,
} from '../core';
import { copyRecords, createAnswer, decodeLayer, type FormatEnv, freshId, type LayerSource } from '../format';
import type { AnnotationSource } from './annotationSource';
import { PredictionLayer } from './prediction';

const NO_RECORDS: LayerRecords = { regions: [], answers: [], relations: [], unknown: [] };

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The person an annotation or draft says it is by. */
function authorOf(json: UnknownRecord): { readonly id: string | undefined; readonly name: string | undefined } {
  const by = json.completed_by ?? json.user;
  const person = isRecord(by) ? by : undefined;
  const full = person && [person.first_name, person.last_name].filter((part) => text(part)).join(' ');
  return {
    id: person ? text(person.id) : text(by),
    name: text(json.created_username) ?? text(full) ?? (person && (text(person.username) ?? text(person.email))),
  };
}

/** Whether an annotation or draft may be this person's: it is unless both are known and differ. */
export function isBy(json: UnknownRecord, user: User | undefined): boolean {
  const by = json.completed_by ?? json.user;
  const { id } = authorOf(json);
  // Drafts name their author by e-mail, which says nothing about a number.
  if (id === undefined || user === undefined || (typeof by === 'string' && typeof user.id === 'number')) return true;
  return id === String(user.id);
}

/** Reads a prediction; its problems go to `report`. */
export function openPrediction(source: LayerSource, env: FormatEnv, report: (problems: readonly Problem[]) => void): PredictionLayer {
  const decoded = decodeLayer(source.results, { ...env, path: source.path, layer: source.id, origin: 'prediction' });
  report(decoded.problems);
  const json = source.json as unknown as PredictionJson;
  return new PredictionLayer({
    id: source.id,
    json,
    records: decoded,
    nextSlot: decoded.nextSlot,
    score: source.score,
    modelVersion: source.modelVersion,
    tree: env.tree,
  });
}

/** Reads an annotation of the task, or the draft that was saved over it. */
export function openAnnotation(
  source: LayerSource,
  draft: LayerSource | undefined,
  env: FormatEnv,
  report: (problems: readonly Problem[]) => void,
  user?: User,
): AnnotationSource {
  const content = draft ?? source;
  const records = decodeLayer(content.results, { ...env, path: content.path, layer: source.id, origin: 'manual' });
  report(records.problems);
  const author = authorOf(source.json);
  return {
    id: source.id,
    json: source.json as unknown as AnnotationJson,
    records,
    nextSlot: records.nextSlot,
    saved: source.type === 'annotation',
    unsent: draft !== undefined || source.type === 'draft',
    // The host's user has a name even where the annotation says a number only.
    createdBy: author.name ?? (user && author.id === String(user.id) ? user.name : undefined) ?? author.id,
    createdAt: text(source.json.created_at),
  };
}

/** A draft that belongs to no annotation yet: new work that the host keeps for the person. */
export function openDraft(source: LayerSource, env: FormatEnv, report: (problems: readonly Problem[]) => void): AnnotationSource {
  const { parent_prediction: parent, lead_time: spent, id } = source.json;
  const json = {
    ...(id !== undefined && { draft_id: id }),
    ...(parent !== undefined && { parent_prediction: parent }),
    ...(typeof spent === 'number' && { lead_time: spent }),
    result: [],
  } as unknown as AnnotationJson;
  return { ...openAnnotation(source, undefined, env, report), json };
}

/** Answers that the config chooses beforehand, for an annotation nobody has worked on. */
function initialAnswers({ tree }: FormatEnv): Answer[] {
  const ids = new Set<string>();
  return tree.controls.flatMap((control, i) => {
    if (control.attrs.perRegion === true || control.attrs.perItem === true) return [];
    const answer = control.definition?.answer;
    const value = answer?.initial?.(control);
    if (!answer || value === undefined || answer.isEmpty(value)) return [];
    return createAnswer({ control, object: control.toNames[0] ?? '', value, id: freshId(ids), slot: i });
  });
}

/** A new annotation with nothing but preselected answers. */
export function emptyAnnotation(id: string, user: User | undefined, env: FormatEnv): AnnotationSource {
  return {
    id,
    json: { result: [] },
    records: { ...NO_RECORDS, answers: initialAnswers(env) },
    nextSlot: env.tree.controls.length,
    saved: false,
    isOurs: true,
    ...signed(user),
  };
}

/** A new annotation with what a prediction says. */
export function copyOf(
  prediction: PredictionLayer,
  id: string,
  user: User | undefined,
  options: CopyOptions | undefined,
): AnnotationSource {
  const { id: parent } = prediction.json;
  const hasParent = typeof parent === 'number' || typeof parent === 'string';
  return {
    id,
    json: { ...(hasParent && { parent_prediction: parent }), result: [] },
    records: copyRecords(prediction.records, options),
    nextSlot: prediction.nextSlot,
    saved: false,
    ...signed(user),
  };
}

function signed(user: User | undefined): Pick<AnnotationSource, 'createdBy' | 'createdAt'> {
  return { createdBy: user && (user.name ?? String(user.id)), createdAt: new Date().toISOString() };
}
