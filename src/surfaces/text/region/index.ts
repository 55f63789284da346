export { SpanQuestions } from './SpanQuestions';
export { SuggestionPills } from './SuggestionPills';
export { TextMenu } from './TextMenu';
