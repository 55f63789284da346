export { BigPicture, type BigPictureOptions } from './BigPicture';
