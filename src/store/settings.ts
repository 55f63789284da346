import { types } from 'mobx-state-tree';
import type { Settings } from './types';

const SettingsModel = types
  .model('Settings', {
    keepLabel: false,
    selectAfterCreate: false,
    showLabels: false,
    showLineNumbers: false,
    enableHotkeys: true,
    smoothing: true,
    wheelZooms: false,
  })
  .actions((self) => ({
    set(key: keyof Settings, value: boolean): void {
      self[key] = value;
    },
  }));

/** Settings that tell their observers. */
export interface LiveSettings extends Settings {
  set(key: keyof Settings, value: boolean): void;
}

/** Settings with the host's first values; unknown keys and `undefined` are left out. */
export function createSettings(first: Partial<Settings> | undefined): LiveSettings {
  const known = Object.keys(SettingsModel.properties);
  return SettingsModel.create(
    Object.fromEntries(Object.entries(first ?? {}).filter(([key, value]) => known.includes(key) && value !== undefined)),
  );
}
