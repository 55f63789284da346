export { SAMPLING_STRATEGIES, type SamplingStrategy } from './strategy';
