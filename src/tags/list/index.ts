export { List } from './list.tag';
