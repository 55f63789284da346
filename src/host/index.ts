export { PAGE_POLICY } from './policy';
export { prefetchMedia } from './prefetchMedia';
export type { RefusedRow, SavedAnnotation, ServedError, ServedProject, TaskRow, TaskState } from './protocol';
export { taskState, taskTitle } from './taskRow';
export { textOfHtml } from './textOfHtml';
