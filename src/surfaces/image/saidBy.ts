import { asText, isRecord, type Region } from '../../core';
import type { EditorStore } from '../../store';

/** What a region says beside its geometry, by the controls that said it. */
export interface Said {
  readonly labels: Readonly<Record<string, readonly string[]>>;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Labels and answers of a region, for others that are to say the same. */
export function saidBy({ config }: EditorStore, { results, control }: Region): Said {
  const labels: Record<string, readonly string[]> = {};
  const answers: Record<string, unknown> = {};
  for (const { from_name: name = control, value } of results) {
    const definition = config.byName.get(name)?.definition;
    if (!definition || !isRecord(value)) continue;
    const given = definition.labelKey === undefined ? undefined : value[definition.labelKey];
    if (Array.isArray(given)) labels[name] = given.map(asText);
    if (definition.answer && definition.answer.key in value) answers[name] = value[definition.answer.key];
  }
  return { labels, answers };
}
