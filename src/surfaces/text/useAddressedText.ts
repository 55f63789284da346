import { useCallback, useEffect, useState } from 'react';
import type { ConfigNode, Finding, Place, Problem, Result, UnknownRecord } from '../../core';
import type { EditorStore } from '../../store';
import { useEditor } from '../../ui/kit';
import { type LoadedText, loadText } from './loadText';

/** What is at the address that a tag's `value` gives. */
export interface AddressedText {
  /** Undefined while it is on its way. */
  readonly loaded: LoadedText | undefined;
  /** Loads it again. */
  readonly retry: () => void;
}

/** Loads what the `value` of a node is the address of, where it is one (`isUrl`). */
export function useAddressedText(node: ConfigNode, isUrl: boolean, wanted: 'text' | 'html' = 'text'): AddressedText {
  const editor = useEditor();
  const [state, setState] = useState<{ readonly node: ConfigNode; readonly loaded: LoadedText | undefined }>({ node, loaded: undefined });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads the same address again
  useEffect(() => {
    if (!isUrl) return;
    const abort = new AbortController();
    const base = typeof document === 'object' ? document.baseURI : '';
    const resolve = (url: string): Promise<string> => editor.resolveUrl(url, { tag: node.tag, attribute: 'value' });
    setState({ node, loaded: undefined });
    void loadText(node.attrs.value, resolve, base, abort.signal, wanted).then((loaded) => {
      if (!abort.signal.aborted) setState({ node, loaded });
    });
    return () => abort.abort();
  }, [editor, node, isUrl, wanted, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  // What another node's address gave is not this one's.
  return { loaded: isUrl && state.node === node ? state.loaded : undefined, retry };
}

/** Where an attribute is written. */
export function attributePlace(node: ConfigNode, attribute: string): Place {
  const written = node.written.get(attribute);
  return { source: 'config', line: written?.line ?? node.line, column: written?.column ?? node.column };
}

/** What could not be compared while the text was not there, for the regions on an object in every layer of the task. */
export function lateFindings(
  editor: EditorStore,
  node: ConfigNode,
  has: (wire: UnknownRecord) => boolean,
  check: (value: unknown, wire: UnknownRecord) => readonly Finding[],
): Problem[] {
  const problems: Problem[] = [];
  const isGeometry = ({ value }: Result): boolean => value !== undefined && has(value);
  for (const layer of [...editor.annotations, ...editor.predictions]) {
    for (const region of layer.orderedRegions) {
      if (region.object !== node.name || region.value === undefined) continue;
      const wire = region.results.find(isGeometry)?.value ?? {};
      const where: Place = { source: 'task', layer: layer.id, region: region.id };
      for (const { key: _, ...finding } of check(region.value, wire)) problems.push({ ...finding, where });
    }
  }
  return problems;
}
