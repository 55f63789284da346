export { Header } from './header.tag';
