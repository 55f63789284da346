export type { SpanValue } from './text.kind';
export { Text } from './text.tag';
