export { Image } from './image.tag';
