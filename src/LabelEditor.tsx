import { compareStructural } from 'mobx';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Editor, TagDefinition } from './core';
import { type CreateEditorOptions, createStore } from './createEditor';
import type { EditorStore } from './store';
import { builtinTags } from './tags/builtin';
import { EditorShell, type EditorShellProps } from './ui';

/** Props of `<LabelEditor>`. */
export interface LabelEditorProps extends CreateEditorOptions, Omit<EditorShellProps, 'editor'> {
  /** Called once the editor has opened, and again for each further config or task. */
  readonly onReady?: ((editor: Editor) => void) | undefined;
}

/** What an editor is made for: it opens anew when one of these is another. */
interface Subject {
  readonly config: string;
  readonly task: unknown;
  readonly tags: readonly TagDefinition[];
}

/** Hosts often build the task anew in each render: an equal one must not throw the person's work away. */
function useSubject(config: string, task: unknown, tags: readonly TagDefinition[]): Subject {
  const [subject, setSubject] = useState<Subject>({ config, task, tags });
  const same =
    subject.config === config && sameTags(subject.tags, tags) && (subject.task === task || compareStructural(subject.task, task));
  if (same) return subject;
  const next = { config, task, tags };
  setSubject(next);
  return next;
}

function sameTags(a: readonly TagDefinition[], b: readonly TagDefinition[]): boolean {
  return a === b || (a.length === b.length && a.every((tag, i) => tag === b[i]));
}

/**
 * The labeling editor: shows a task by a labeling config, lays models' predictions over it and hands back annotations, all in Label Studio's
 * formats. It opens anew when `config`, `task` or `tags` change in content; every other prop takes effect at once. On a server it renders an empty box.
 * @example
 * <LabelEditor
 *   config={'<View><Image name="img" value="$image"/><RectangleLabels name="box" toName="img"><Label value="Car"/></RectangleLabels></View>'}
 *   task={{ id: 1, data: { image: '/car.jpg' }, predictions: [] }}
 *   showPredictions
 *   onSubmit={(annotation) => save(annotation)}
 * />
 */
export function LabelEditor(props: LabelEditorProps): ReactNode {
  const { onReady, theme = 'system', locale, messages, keymap, autoFocus = false, className, style, ...options } = props;
  const { config, task, tags = builtinTags, ...live } = options;
  const subject = useSubject(config, task, tags);
  const [editor, setEditor] = useState<EditorStore>();
  const latest = useRef({ live, onReady });
  useLayoutEffect(() => {
    latest.current = { live, onReady };
  });
  useLayoutEffect(() => {
    const store = createStore({ ...latest.current.live, ...subject });
    setEditor(store);
    latest.current.onReady?.(store);
    return () => store.dispose();
  }, [subject]);
  useEffect(() => editor?.setOptions(live));
  if (!editor) return <div className={`le-root${className ? ` ${className}` : ''}`} data-theme={theme} style={style} aria-busy="true" />;
  return (
    <EditorShell
      key={editor.uid}
      editor={editor}
      theme={theme}
      locale={locale}
      messages={messages}
      keymap={keymap}
      autoFocus={autoFocus}
      className={className}
      style={style}
    />
  );
}
