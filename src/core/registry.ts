import { TagDefinitionError } from './errors';
import type { KindCore } from './kind';
import type { TagDefinition } from './tag';

/** The tags of one editor, closed when it is built. */
export interface Registry {
  readonly tags: readonly TagDefinition[];
  /** By name, case ignored. */
  get(name: string): TagDefinition | undefined;
  /** The definition whose results have this type (`rectanglelabels`), case ignored. */
  byResultType(type: string): TagDefinition | undefined;
  /** The definition that owns a geometry kind: the first that was listed with it. */
  byKind(kind: string): TagDefinition | undefined;
}

/** Result type of a definition. */
export function resultTypeOf(definition: TagDefinition): string {
  return definition.resultType ?? definition.name.toLowerCase();
}

function check(definition: TagDefinition): void {
  const { name } = definition;
  if (!/^[A-Za-z][\w.-]*$/.test(name)) {
    throw new TagDefinitionError(
      'tag-name',
      `'${name}' cannot be a tag name, so no config could use it; take letters, digits and '-', starting with a letter.`,
    );
  }
  if (definition.kind && !definition.codec) {
    throw new TagDefinitionError(
      'kind-without-codec',
      `the tag ${name} has the kind '${definition.kind.name}' but no codec, so its regions could be neither read nor saved; add a codec to ${name}.`,
    );
  }
}

/**
 * Builds the registry of an editor. Throws a `TagDefinitionError` that names both parties when two tags share a name,
 * or two different kinds share theirs.
 */
export function createRegistry(tags: readonly TagDefinition[]): Registry {
  const byName = new Map<string, TagDefinition>();
  const byType = new Map<string, TagDefinition>();
  const byKind = new Map<string, TagDefinition>();
  tags.forEach((definition, i) => {
    check(definition);
    const name = definition.name.toLowerCase();
    const other = byName.get(name);
    if (other) {
      throw new TagDefinitionError(
        'duplicate-tag',
        `the tags ${other.name} (position ${tags.indexOf(other)}) and ${definition.name} (position ${i}) have the same name, so a config could mean either; rename or leave out one.`,
      );
    }
    byName.set(name, definition);
    if (definition.role === 'control') byType.set(resultTypeOf(definition).toLowerCase(), definition);
    const kind: KindCore<unknown> | undefined = definition.kind;
    if (!kind) return;
    const owner = byKind.get(kind.name);
    if (owner && owner.kind !== kind) {
      throw new TagDefinitionError(
        'duplicate-kind',
        `the tags ${owner.name} and ${definition.name} bring two different kinds called '${kind.name}'; share one kind or rename one.`,
      );
    }
    if (!owner) byKind.set(kind.name, definition);
  });
  return {
    tags: Object.freeze([...tags]),
    get: (name) => byName.get(name.toLowerCase()),
    byResultType: (type) => byType.get(type.toLowerCase()),
    byKind: (kind) => byKind.get(kind),
  };
}
