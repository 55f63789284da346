export { PixelError } from './PixelError';
export { PixelTools } from './PixelTools';
