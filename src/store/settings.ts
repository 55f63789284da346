import { types } from 'mobx-state-tree';
import type { Settings } from './settingTypes';

const SettingsModel = types
  .model('Settings', {
    keepLabel: false,
    selectAfterCreate: false,
    showLabels: false,
    showLineNumbers: false,
    wrapLines: true,
    writingMode: types.optional(types.enumeration(['horizontal', 'vertical-rl', 'vertical-lr']), 'horizontal'),
    trimSpans: types.optional(types.enumeration(['nothing', 'space', 'punctuation']), 'nothing'),
    showRuler: true,
    remotePictures: false,
    showRelations: types.optional(types.enumeration(['all', 'selected', 'none']), 'all'),
    enableHotkeys: true,
    smoothing: true,
    wheelZooms: false,
    brushSize: 15,
    eraserSize: 10,
    snapToRegions: false,
    snapToPixels: false,
    sharedBorders: false,
    keepTool: true,
    keepZoom: false,
    questionsAtRegion: true,
    assist: true,
    acceptSuggestions: false,
  })
  .actions((self) => ({
    set<K extends keyof Settings>(key: K, value: Settings[K]): void {
      (self as Settings)[key] = value;
    },
  }));

/** Settings that tell their observers. */
export interface LiveSettings extends Settings {
  set<K extends keyof Settings>(key: K, value: Settings[K]): void;
}

/** Settings with the host's first values; unknown keys and `undefined` are left out. */
export function createSettings(first: Partial<Settings> | undefined): LiveSettings {
  const known = Object.keys(SettingsModel.properties);
  return SettingsModel.create(
    Object.fromEntries(Object.entries(first ?? {}).filter(([key, value]) => known.includes(key) && value !== undefined)),
  );
}
