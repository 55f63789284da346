import { useEffect } from 'react';
import { type ConfigNode, type Finding, isRecord, type Place, type Problem } from '../../core';
import type { EditorStore } from '../../store';
import { useEditor } from './editorContext';

/** An attribute that is one variable and nothing else. */
const SOLE_VARIABLE = /^\s*\$([A-Za-z_][\w.[\]-]*)\s*$/;

/** Where the data that an attribute shows lies: in the task when it is one variable, else in the config. */
function dataPlace(editor: EditorStore, node: ConfigNode, attribute: string, below = ''): Place {
  const written = node.written.get(attribute.toLowerCase());
  const path = SOLE_VARIABLE.exec(written?.text ?? node.text)?.[1];
  if (path === undefined) return { source: 'config', line: written?.line ?? node.line, column: written?.column ?? node.column };
  return { source: 'task', path: `${isRecord(editor.task.data) ? '$.data' : '$'}.${path}${below}` };
}

/**
 * Tells the Problems panel what a view found in the data of one of its attributes, for as long as it is mounted. A `key` is a path below the data.
 * @example
 * useFindings(node, 'value', content.findings);
 */
export function useFindings(node: ConfigNode, attribute: string, findings: readonly Finding[]): void {
  const editor = useEditor();
  useEffect(() => {
    const problems = findings.map(({ key, ...finding }): Problem => ({ ...finding, where: dataPlace(editor, node, attribute, key) }));
    const source = `${node.tag}:${node.key}`;
    editor.reportProblems(source, problems);
    return () => editor.reportProblems(source, []);
  }, [editor, node, attribute, findings]);
}
