import { resolveVariables } from '../../config';
import type { ConfigNode, ConfigTree, UnknownRecord } from '../../core';

/** The attribute that names an object's data; `valueList` is that of an image with pages. */
function sourceOf(object: ConfigNode): string {
  const written = object.written.get('valuelist') ?? object.written.get('value');
  return written?.text ?? object.text;
}

/** The task's data that an object tag shows: its URL, its text, its list. Undefined where the task has none. `page` picks one of a list of pages. */
export function dataOfObject(object: ConfigNode, data: UnknownRecord, page?: number): unknown {
  const { value } = resolveVariables(sourceOf(object), data);
  if (!Array.isArray(value) || page === undefined) return value;
  return value[page];
}

/** The object that a result is about; where it names none that the config has, the object of its control. */
export function objectOfResult({ to_name, from_name }: UnknownRecord, { byName }: ConfigTree): ConfigNode | undefined {
  const target = typeof to_name === 'string' ? byName.get(to_name) : undefined;
  if (target) return target;
  const control = typeof from_name === 'string' ? byName.get(from_name) : undefined;
  return control?.toNames[0] === undefined ? undefined : byName.get(control.toNames[0]);
}

/** Every named tag of the config that shows data, in document order, those of this name (`Image`); tags that this editor lacks count too. */
export function objectsOf({ byName }: ConfigTree, ...tags: readonly string[]): readonly ConfigNode[] {
  return [...byName.values()].filter(({ tag }) => tags.includes(tag));
}
