import { observer } from 'mobx-react-lite';
import { createContext, type ReactNode, Suspense, useContext } from 'react';
import { type ConfigNode, describePlace } from '../../core';
import { Button } from './Button';
import { ErrorBoundary } from './ErrorBoundary';
import { useEditor, useRegionTarget } from './editorContext';
import { HotkeysInactive } from './hotkeys/HotkeyScope';
import { useMessages } from './messagesContext';
import { Spinner } from './Spinner';

const ItemContext = createContext<((node: ConfigNode) => ReactNode) | undefined>(undefined);

/** A control renders its own items: item tags at any depth below are shown by `render`, so that layout tags between them are kept. */
export function ItemRenderer({ render, children }: { readonly render: (node: ConfigNode) => ReactNode; readonly children?: ReactNode }) {
  return <ItemContext.Provider value={render}>{children}</ItemContext.Provider>;
}

/** Renders the children of a tag in document order. */
export function TagChildren({ node }: { readonly node: ConfigNode }) {
  return node.children.map((child) => <TagView key={child.key} node={child} />);
}

function placeOf(node: ConfigNode): string {
  return `${node.line}:${node.column}`;
}

function UnknownTag({ node }: { readonly node: ConfigNode }) {
  const t = useMessages();
  return (
    <>
      <div className="le-notice" data-severity="warning">
        {t('tag.unknown', { tag: node.tag, place: placeOf(node) })}
      </div>
      <TagChildren node={node} />
    </>
  );
}

function BrokenTag({ node, error, retry }: { readonly node: ConfigNode; readonly error: Error; readonly retry: () => void }) {
  const t = useMessages();
  const place = describePlace({ source: 'config', line: node.line, column: node.column });
  return (
    <div className="le-notice" data-severity="error" role="alert">
      <strong className="le-notice-title">{t('tag.broken', { tag: node.tag, place })}</strong>
      <span>{t('tag.broken.hint', { message: error.message })}</span>
      <Button size="small" onClick={retry}>
        {t('tag.retry')}
      </Button>
    </div>
  );
}

function Content({ node }: { readonly node: ConfigNode }) {
  const renderItem = useContext(ItemContext);
  const forRegion = useRegionTarget() !== undefined;
  const t = useMessages();
  const { definition } = node;
  if (!definition) return <UnknownTag node={node} />;
  if (definition.role === 'item') return renderItem?.(node);
  const View = (forRegion && definition.RegionView) || definition.View;
  if (!View) return <TagChildren node={node} />;
  // A view may be loaded on demand: what a task has no tag of need not be in its first load.
  return (
    <Suspense fallback={<Spinner label={t('tag.loading')} />}>
      <View node={node} />
    </Suspense>
  );
}

/**
 * Renders one tag of the config: its definition's view, guarded, hidden while its `visibleWhen` does not hold. Hidden views stay mounted,
 * so that what was typed there is not lost.
 * @example
 * <TagView node={editor.config.root} />
 */
export const TagView = observer(function TagView({ node }: { readonly node: ConfigNode }) {
  const editor = useEditor();
  const target = useRegionTarget();
  const region = target === undefined ? undefined : editor.active?.region(target);
  const hidden = !editor.isVisible(node, region);
  return (
    <div className="le-tag" data-tag={node.tag} data-node={node.key} hidden={hidden}>
      <HotkeysInactive inactive={hidden}>
        <ErrorBoundary fallback={(error, retry) => <BrokenTag node={node} error={error} retry={retry} />}>
          <Content node={node} />
        </ErrorBoundary>
      </HotkeysInactive>
    </div>
  );
});
