export { bindConfig, parseConfig } from './parseConfig';
