import type { Kind, KindCore } from './kind';
import type { Shape, TagDefinition } from './tag';
import type { Tool, ToolInfo } from './tool';

function isWhole(kind: KindCore<unknown> | Kind<unknown>): kind is Kind<unknown> {
  return 'bounds' in kind;
}

/** Geometry, painter and tools of a definition; undefined while they are not loaded, or where it has none. */
export function shapeOf(definition: TagDefinition): Shape | undefined {
  if (definition.shape) return definition.shape.loaded;
  const { kind, paint, tool } = definition;
  if (!kind || !isWhole(kind)) return undefined;
  return { kind, ...(paint && { paint }), ...(tool && { tools: [tool] }) };
}

/** What can be drawn with a definition, the usual tool first; empty for what draws nothing. */
export function toolsOf({ tools, tool }: TagDefinition): readonly ToolInfo[] {
  return tools ?? (tool ? [tool] : []);
}

/** The machine of one of a definition's tools, the usual one when none is named; undefined while it is not loaded. */
export function toolOf(definition: TagDefinition, id = toolsOf(definition)[0]?.id): Tool<unknown> | undefined {
  return shapeOf(definition)?.tools?.find((tool) => tool.id === id);
}
