import { Sparkles } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { formatKeys, IconButton, useHotkey, useMessages } from '../../../ui/kit';
import type { ImageController } from '../imageController';

const KEY = 'm';

/** Switches between asking the model with smart tools and plain drawing. Only where a host has a model and a tool of this image can ask. */
export const AssistToggle = observer(function AssistToggle({ controller }: { readonly controller: ImageController }) {
  const t = useMessages();
  const { editor, object } = controller;
  const { assist, settings } = editor;
  const offered = assist.isOffered && editor.config.controls.some(({ name, toNames }) => assist.isSmart(name) && toNames.includes(object));
  const toggle = (): void => editor.setSetting('assist', !settings.assist);
  useHotkey(KEY, toggle, t('assist.toggle'), { action: 'tool:auto-detect', enabled: offered });
  if (!offered) return null;
  const tip = t(settings.assist ? 'assist.toggle.on' : 'assist.toggle.off');
  return (
    <IconButton
      icon={<Sparkles size={16} />}
      label={t('assist.toggle')}
      tip={`${tip} (${formatKeys(KEY)})`}
      pressed={settings.assist}
      onClick={toggle}
    />
  );
});
