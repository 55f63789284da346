import type { Place, Problem, Severity } from '../core';
import { quote } from './findings';

/** Makes a problem of the task's own structure. */
function taskProblem(code: string, severity: Severity, path: string, message: string, hint: string, layer?: string): Problem {
  const where: Place = { source: 'task', path, ...(layer !== undefined && { layer }) };
  return { code, severity, message, hint, where };
}

/** The input is no task at all. */
export function notATask(input: unknown): Problem {
  const what = Array.isArray(input) ? `a list of ${input.length}` : input === undefined ? 'missing' : quote(input);
  const hint = Array.isArray(input)
    ? 'Pass one task of the list, such as tasks[0].'
    : typeof input === 'string'
      ? 'Pass the parsed object: JSON.parse(text).'
      : 'Pass an object such as { "data": { … }, "predictions": [ … ] }.';
  return taskProblem('task-not-object', 'error', '$', `The task is ${what}, not one object, so there is nothing to show.`, hint);
}

/** `data` is there, but holds no keys. */
export function dataNotObject(data: unknown): Problem {
  const what = typeof data === 'string' ? 'a text that is no JSON object' : quote(data);
  const message = `The task's data is ${what}, so the config's variables find nothing.`;
  return taskProblem('data-not-object', 'error', '$.data', message, 'Write an object: "data": { "image": "…" }.');
}

/** Annotations or predictions, but no `data`. */
export function dataMissing(keys: readonly string[]): Problem {
  const listed = keys.map((key) => `'${key}'`).join(' and ');
  const message = `The task has ${listed} but no 'data', so its other keys are taken as the data.`;
  return taskProblem('data-missing', 'warning', '$', message, 'Put what the config shows under "data": { … }.');
}

/** `annotations` or `predictions` is no list. */
export function notAList(key: string, value: unknown): Problem {
  const message = `${key} should be a list but is ${quote(value)}, so none are shown; it is left as it is.`;
  return taskProblem('layers-not-list', 'error', `$.${key}`, message, `Write "${key}": [ … ].`);
}

/** An entry of `annotations` or `predictions` is no object. */
export function layerNotObject(type: string, path: string, value: unknown): Problem {
  const message = `This ${type} is ${quote(value)}, not an object, so it is not shown.`;
  return taskProblem('layer-not-object', 'error', path, message, 'Write an object with a "result" list, or leave it out.');
}

/** `result` is no list. */
export function resultsNotList(type: string, path: string, value: unknown, layer: string): Problem {
  const message = `This ${type} has ${value === undefined ? 'no result list' : `the result ${quote(value)}, not a list`}, so it shows nothing.`;
  return taskProblem(
    'results-not-list',
    value === undefined ? 'warning' : 'error',
    `${path}.result`,
    message,
    'Write "result": [ … ].',
    layer,
  );
}

/** Two layers of one type with one id. */
export function duplicateLayer(type: string, path: string, id: string, layer: string): Problem {
  const message = `Another ${type} has the id ${quote(id)} too, so this one goes by '${layer}' here; it is saved as it came.`;
  return taskProblem('duplicate-layer-id', 'warning', `${path}.id`, message, `Give each ${type} an id of its own.`, layer);
}

/** A field of an annotation or prediction has the wrong JSON type. */
export function wrongLayerField(path: string, field: string, value: unknown, wanted: string, layer: string): Problem {
  const message = `${field} should be ${wanted} but is ${quote(value)}, so it is not shown; it is kept.`;
  return taskProblem('wrong-type', 'warning', `${path}.${field}`, message, `Write ${wanted} or leave ${field} out.`, layer);
}
