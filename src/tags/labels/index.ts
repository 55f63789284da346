export { Label, Labels } from './labels.tag';
