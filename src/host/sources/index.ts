export { filesOf } from './filesOf';
export type { ImportInput, ImportSource } from './importInput';
