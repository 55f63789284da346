export { isKnownObject } from './knownTags';
export { allNodes, bindConfig, createBinding, parseConfig } from './parseConfig';
export { type NamedVariable, type Resolved, resolveVariables, variablesOf } from './variables';
