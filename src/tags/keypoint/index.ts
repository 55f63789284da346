export type { KeyPointValue } from './keypoint.kindCore';
export { KeyPoint, KeyPointLabels } from './keypoint.tag';
