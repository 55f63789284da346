/** Ways to order tasks. `sequential`: by id. `uniform`: shuffled by a seed. `prediction-score-min`, `-max`: by the mean score of a task's predictions, tasks without a score last. */
export const SAMPLING_STRATEGIES = ['sequential', 'uniform', 'prediction-score-min', 'prediction-score-max'] as const;

/** The order in which tasks are shown. */
export type SamplingStrategy = (typeof SAMPLING_STRATEGIES)[number];
