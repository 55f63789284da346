import { compareStructural } from 'mobx';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Editor, Scope, type TagDefinition } from './core';
import { type CreateEditorOptions, createStore } from './createEditor';
import type { CarryOver, EditorStore } from './store';
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

/** Longer than this nobody waits for code: the editor shows, and what is still on its way is marked as loading. */
const PATIENCE_MS = 200;

/** Loads the code of the tags that the config may name, while the task is still being read; undefined when all of it is there. */
function loadViews({ config, tags }: Subject): Promise<unknown> | undefined {
  const text = String(config).toLowerCase();
  const named = tags.filter((tag) => text.includes(`<${tag.name.toLowerCase()}`));
  // Handles are wanted with the first selection: a surface loads them when it has shown what there is.
  const loading = named
    .flatMap((tag) => [tag.View?.preload?.(), tag.RegionView?.preload?.(), tag.shape?.preload()])
    .filter((one) => one !== undefined);
  // One that fails is tried again, and told, where it is shown.
  return loading.length > 0 ? Promise.allSettled(loading) : undefined;
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
  const before = useRef<{ readonly config: string; readonly carry: CarryOver }>(undefined);
  useLayoutEffect(() => {
    const views = loadViews(subject);
    const scope = new Scope();
    // Another config has other tools and labels; what the person made of the settings holds for all.
    const { config: was, carry } = before.current ?? {};
    const carried = carry && { carry: was === subject.config ? carry : { settings: carry.settings } };
    const store = createStore({ ...latest.current.live, ...carried, ...subject });
    scope.add(() => {
      before.current = { config: subject.config, carry: store.carry() };
      store.dispose();
    });
    const show = (): void => {
      if (!scope.disposed) setEditor(store);
    };
    if (views) {
      setEditor(undefined);
      void views.then(show);
      scope.after(PATIENCE_MS, show);
    } else show();
    latest.current.onReady?.(store);
    return () => scope.dispose();
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
