export { EditorShell, type EditorShellProps, type Theme } from './EditorShell';
export type { Keymap, KeymapEntry, Messages } from './kit';
