export { RegionMenu } from './RegionMenu';
