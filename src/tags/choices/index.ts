export { Choice, Choices } from './choices.tag';
