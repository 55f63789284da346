export { type MediaKind, type MediaUrl, mediaUrlsOf } from './mediaUrls';
export type { TaskQueueOptions, TaskQueueSnapshot } from './queueOptions';
export type { TaskQueueState } from './queueState';
export { drawSeed } from './ranks';
export { type SampleOptions, sampleTasks } from './sampleTasks';
export { SAMPLING_STRATEGIES, type SamplingStrategy } from './strategy';
export { createTaskQueue, type TaskQueue } from './taskQueue';
export { taskScore } from './taskScore';
export type { TaskId } from './waitingLine';
