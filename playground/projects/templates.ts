import { findSample } from '../samples';

/** A config to begin with. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly config: string;
}

const taken = [
  ['image-boxes-and-choice', 'Pictures: boxes and a choice'],
  ['image-tools', 'Pictures: polygons, masks, key points'],
  ['ocr', 'Pictures: text to transcribe'],
  ['text-classification', 'Text: classify'],
  ['text-spans', 'Text: names and facts'],
  ['relations', 'Text: names and how they relate'],
  ['dialogue', 'Dialogue: label what is said'],
  ['html', 'Web pages: label passages'],
] as const;

/** The samples' configs that make sense with other data. */
export const templates: readonly Template[] = taken.flatMap(([id, title]) => {
  const config = findSample(id)?.config;
  return config === undefined ? [] : [{ id, title, config }];
});
