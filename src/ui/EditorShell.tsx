import { observer } from 'mobx-react-lite';
import { type CSSProperties, type RefObject, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { EditorStore } from '../store';
import { Announcer } from './Announcer';
import { ActionBar } from './bar/ActionBar';
import { Banners } from './bar/Banners';
import { ClipboardEvents } from './clipboard/ClipboardEvents';
import { PasteBanner } from './clipboard/PasteBanner';
import { RegionActionsProvider } from './clipboard/regionActionsContext';
import { ConfirmDialog, HotkeySheet, SettingsDialog } from './dialogs/onDemand';
import { EditorKeys, OWN_KEYS, OWN_KEYS_WITH_ASSIST } from './EditorKeys';
import { LayerTabs } from './header/LayerTabs';
import {
  assignHotkeys,
  EditorProvider,
  HotkeyScope,
  Hotkeys,
  type Keymap,
  type Messages,
  MessagesProvider,
  TooltipLayer,
  useEditor,
  useMessages,
} from './kit';
import { PanelResizer } from './panels/PanelResizer';
import { SidePanel } from './panels/SidePanel';
import { areRelationsInUse, LinkBar } from './relations/onDemand';
import { Stage } from './Stage';
import { useFocusKeeper } from './useFocusKeeper';
import { type Room, useRoom } from './useRoom';

/** Light, dark, or as the system is. */
export type Theme = 'light' | 'dark' | 'system';

/** Props of `EditorShell`. */
export interface EditorShellProps {
  readonly editor: EditorStore;
  /** Other texts for the chrome, by key. */
  readonly messages?: Messages | undefined;
  /** Other keys for named actions, such as `{ 'annotation:submit': 'ctrl+s' }`; `null` takes a key away. */
  readonly keymap?: Keymap | undefined;
  /** `system` follows the person's operating system. @defaultValue 'system' */
  readonly theme?: Theme | undefined;
  /** Class names for the root element, beside `le-root`. */
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
  /** Takes the keyboard focus when it opens. @defaultValue false */
  readonly autoFocus?: boolean | undefined;
  /** BCP 47 language of the texts, for screen readers and hyphenation. @defaultValue the page's own */
  readonly locale?: string | undefined;
}

type Open = 'settings' | 'help' | 'delete-all';

/** Whether there is anything that the region list could ever show. */
function hasRegions(editor: EditorStore): boolean {
  const layers = [...editor.annotations, ...editor.predictions];
  return (
    layers.some((layer) => layer.count > 0) ||
    editor.config.controls.some(({ definition }) => definition?.kind !== undefined || definition?.labelKey !== undefined)
  );
}

const Dialogs = observer(function Dialogs({ open, onClose }: { readonly open: Open | undefined; readonly onClose: () => void }) {
  const editor = useEditor();
  const t = useMessages();
  const { annotation } = editor;
  return (
    <Suspense fallback={null}>
      {open === 'settings' && <SettingsDialog onClose={onClose} />}
      {open === 'help' && <HotkeySheet onClose={onClose} />}
      {open === 'delete-all' && annotation && (
        <ConfirmDialog
          title={t('regions.deleteAll.title', { count: annotation.count })}
          text={t('regions.deleteAll.text')}
          undoable
          onConfirm={() => annotation.remove(annotation.orderedIds)}
          onClose={onClose}
        />
      )}
    </Suspense>
  );
});

/** A component of its own: a relation that comes or goes draws nothing else anew. */
const RelationHints = observer(function RelationHints({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  if (!areRelationsInUse(useEditor())) return null;
  return (
    <Suspense fallback={null}>
      <LinkBar root={root} />
    </Suspense>
  );
});

const Layout = observer(function Layout({ root, room }: { readonly root: RefObject<HTMLElement | null>; readonly room: Room }) {
  const editor = useEditor();
  const [open, setOpen] = useState<Open>();
  const [panelOpen, setPanelOpen] = useState(() => hasRegions(editor));
  const [width, setWidth] = useState(320);
  const close = (): void => setOpen(undefined);
  return (
    <>
      <EditorKeys root={root} onHelp={() => setOpen('help')} onDeleteAll={() => setOpen('delete-all')} />
      <ClipboardEvents root={root} />
      <LayerTabs />
      <div className="le-body" style={{ '--le-panel-width': `${width}px` } as CSSProperties}>
        <Stage />
        {panelOpen && room === 'wide' && <PanelResizer width={width} onWidth={setWidth} />}
        {panelOpen && <SidePanel root={root} />}
      </div>
      <Banners root={root} />
      <RelationHints root={root} />
      <PasteBanner />
      <ActionBar
        panelOpen={panelOpen}
        onPanel={() => setPanelOpen(!panelOpen)}
        onSettings={() => setOpen('settings')}
        onHelp={() => setOpen('help')}
      />
      <Announcer />
      <Dialogs open={open} onClose={close} />
      <TooltipLayer />
    </>
  );
});

/**
 * The whole editor around an editor store: tabs, the config's tags, panels, bar, keys, dialogs. Nothing of it reaches out of its root element.
 * @example
 * <EditorShell editor={createEditorStore(options)} theme="dark" messages={{ 'bar.submit': 'Senden' }} />
 */
export const EditorShell = observer(function EditorShell({
  editor,
  messages,
  keymap,
  theme = 'system',
  className,
  style,
  locale,
  autoFocus = false,
}: EditorShellProps) {
  const root = useRef<HTMLDivElement>(null);
  const [hotkeys] = useState(() => new Hotkeys());
  const room = useRoom(root);
  useFocusKeeper(root);
  const reserved = editor.assist.isOffered ? OWN_KEYS_WITH_ASSIST : OWN_KEYS;
  const plan = useMemo(() => assignHotkeys(editor.config, reserved), [editor.config, reserved]);
  useEffect(() => editor.reportProblems('hotkeys', plan.problems), [editor, plan]);
  useEffect(() => {
    if (autoFocus) root.current?.focus({ preventScroll: true });
  }, [autoFocus]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole editor are heard here; what can be pressed inside is a control of its own
    <div
      ref={root}
      className={`le-root${className ? ` ${className}` : ''}`}
      style={style}
      lang={locale}
      data-theme={theme}
      data-room={room}
      tabIndex={-1}
      onKeyDown={(event) => hotkeys.handle(event.nativeEvent)}
    >
      <EditorProvider editor={editor}>
        <MessagesProvider messages={messages}>
          <HotkeyScope hotkeys={hotkeys} keymap={keymap} items={plan.keys} enabled={editor.settings.enableHotkeys}>
            <RegionActionsProvider>
              <Layout root={root} room={room} />
            </RegionActionsProvider>
          </HotkeyScope>
        </MessagesProvider>
      </EditorProvider>
    </div>
  );
});
