export { View } from './view.tag';
