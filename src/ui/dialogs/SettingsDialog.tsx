import { observer } from 'mobx-react-lite';
import type { Settings } from '../../store';
import { Checkbox, type MessageKey, useEditor, useMessages } from '../kit';
import { Dialog } from './Dialog';

/** Settings that are on or off. */
type Switch = { [K in keyof Settings]: Settings[K] extends boolean ? K : never }[keyof Settings];

const HINTED: Partial<Record<Switch, MessageKey>> = {
  keepLabel: 'settings.keepLabel.hint',
  sharedBorders: 'settings.sharedBorders.hint',
  snapToRegions: 'settings.snapToRegions.hint',
};
const ORDER: readonly Switch[] = [
  'keepLabel',
  'selectAfterCreate',
  'keepTool',
  'keepZoom',
  'questionsAtRegion',
  'snapToRegions',
  'snapToPixels',
  'sharedBorders',
  'assist',
  'acceptSuggestions',
  'showLabels',
  'showLineNumbers',
  'smoothing',
  'wheelZooms',
  'enableHotkeys',
];

/** Shown where the host has a model to ask. */
const ASSIST: readonly Switch[] = ['assist', 'acceptSuggestions'];

/** Preferences of the person. */
export const SettingsDialog = observer(function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const t = useMessages();
  return (
    <Dialog title={t('settings.title')} size="small" onClose={onClose}>
      {ORDER.filter((key) => !ASSIST.includes(key) || editor.assist.isOffered).map((key) => (
        <Checkbox
          key={key}
          label={t(`settings.${key}`)}
          hint={HINTED[key] && t(HINTED[key])}
          checked={editor.settings[key]}
          onChange={(checked) => editor.setSetting(key, checked)}
        />
      ))}
    </Dialog>
  );
});
