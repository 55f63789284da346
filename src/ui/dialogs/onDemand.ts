import { lazy } from 'react';

// Loaded when they are first opened: most sessions never open them.
export const ConfirmDialog = lazy(() => import('./ConfirmDialog').then((module) => ({ default: module.ConfirmDialog })));
export const SettingsDialog = lazy(() => import('./SettingsDialog').then((module) => ({ default: module.SettingsDialog })));
export const HotkeySheet = lazy(() => import('./HotkeySheet').then((module) => ({ default: module.HotkeySheet })));
