import { observer } from 'mobx-react-lite';
import type { Settings } from '../../store';
import { Checkbox, type MessageKey, Select, useEditor, useMessages } from '../kit';
import { Dialog } from './Dialog';

/** Settings that are on or off. */
type Switch = { [K in keyof Settings]: Settings[K] extends boolean ? K : never }[keyof Settings];

/** Settings with one of a few values. */
type Choice = 'writingMode' | 'trimSpans' | 'showRelations';

const HINTED: Partial<Record<Switch, MessageKey>> = {
  keepLabel: 'settings.keepLabel.hint',
  sharedBorders: 'settings.sharedBorders.hint',
  snapToRegions: 'settings.snapToRegions.hint',
  remotePictures: 'settings.remotePictures.hint',
};

const VALUES: { readonly [K in Choice]: readonly Settings[K][] } = {
  writingMode: ['horizontal', 'vertical-rl', 'vertical-lr'],
  trimSpans: ['nothing', 'space', 'punctuation'],
  showRelations: ['all', 'selected', 'none'],
};

const GROUPS: readonly { readonly title: MessageKey; readonly keys: readonly (Switch | Choice)[] }[] = [
  { title: 'settings.group.labeling', keys: ['keepLabel', 'selectAfterCreate', 'keepTool', 'questionsAtRegion'] },
  { title: 'settings.group.model', keys: ['assist', 'acceptSuggestions'] },
  { title: 'settings.group.general', keys: ['showLabels', 'showRelations', 'enableHotkeys'] },
  {
    title: 'settings.group.text',
    keys: ['trimSpans', 'writingMode', 'wrapLines', 'showLineNumbers', 'showRuler', 'remotePictures'],
  },
  { title: 'settings.group.image', keys: ['keepZoom', 'snapToRegions', 'snapToPixels', 'sharedBorders', 'smoothing', 'wheelZooms'] },
];

function isChoice(key: Switch | Choice): key is Choice {
  return Object.hasOwn(VALUES, key);
}

const ChoiceField = observer(function ChoiceField<K extends Choice>({ name }: { readonly name: K }) {
  const editor = useEditor();
  const t = useMessages();
  const values: readonly Settings[K][] = VALUES[name];
  return (
    <Select
      className="le-setting"
      label={t(`settings.${name}`)}
      value={editor.settings[name]}
      options={values.map((value) => ({ value, label: t(`settings.${name}.${value}` as MessageKey) }))}
      onChange={({ target }) => {
        const chosen = values.find((value) => value === target.value);
        if (chosen !== undefined) editor.setSetting(name, chosen);
      }}
    />
  );
});

const SwitchField = observer(function SwitchField({ name }: { readonly name: Switch }) {
  const editor = useEditor();
  const t = useMessages();
  const hint = HINTED[name];
  return (
    <Checkbox
      label={t(`settings.${name}`)}
      hint={hint && t(hint)}
      checked={editor.settings[name]}
      onChange={(checked) => editor.setSetting(name, checked)}
    />
  );
});

/** Preferences of the person. */
export const SettingsDialog = observer(function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  const t = useMessages();
  // What asks a model is shown where the host has one.
  const shown = GROUPS.filter(({ title }) => title !== 'settings.group.model' || editor.assist.isOffered);
  return (
    <Dialog title={t('settings.title')} size="small" onClose={onClose}>
      {shown.map(({ title, keys }) => (
        // biome-ignore lint/a11y/useSemanticElements: a legend cannot be laid out
        <div key={title} role="group" aria-label={t(title)}>
          <h3 className="le-section-title">{t(title)}</h3>
          {keys.map((key) => (isChoice(key) ? <ChoiceField key={key} name={key} /> : <SwitchField key={key} name={key} />))}
        </div>
      ))}
    </Dialog>
  );
});
