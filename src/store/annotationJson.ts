import { type AnnotationJson, asText } from '../core';

export function modelVersionOf({ model_version: version }: AnnotationJson): string | undefined {
  return typeof version === 'string' && version !== '' ? version : undefined;
}

export function parentPredictionOf({ parent_prediction: parent }: AnnotationJson): string | undefined {
  return parent === undefined || parent === null ? undefined : asText(parent);
}

/** The id it has with the host. */
export function storedIdOf({ id }: AnnotationJson): string | undefined {
  return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
}
