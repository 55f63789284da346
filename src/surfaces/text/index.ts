export { type LoadedText, loadText } from './loadText';
export { TextSurface, type TextSurfaceProps } from './TextSurface';
