export type { FoundFiles } from '../../format/import';
export { filesOf } from './filesOf';
export type { ImportInput, ImportSource } from './importInput';
