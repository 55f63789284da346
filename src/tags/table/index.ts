export { Table } from './table.tag';
