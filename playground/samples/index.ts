import { ourSamples } from './ours';
import { publishedSamples } from './published';
import type { Sample } from './sample';

export type { Sample, SamplePrediction, SampleTask } from './sample';

/** All samples, in the order of the list. */
export const samples: readonly Sample[] = [...publishedSamples, ...ourSamples];

export function findSample(id: string): Sample | undefined {
  return samples.find((sample) => sample.id === id);
}
