export { SpanQuestions } from './SpanQuestions';
export { TextMenu } from './TextMenu';
