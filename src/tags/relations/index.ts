export { Relation, Relations } from './relations.tag';
