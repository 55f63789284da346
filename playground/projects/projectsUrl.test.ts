import { expect, test } from 'vitest';
import { formatPlace, isProjectsUrl, parsePlace } from './projectsUrl';

test.each(['?projects', '?project=abc', '?project=abc&view=stream&task=12', '?project=served&theme=dark', '?projects&theme=light'])(
  'the place that %s names is written as it was read',
  (search) => {
    expect(isProjectsUrl(search)).toBe(true);
    expect(formatPlace(parsePlace(search))).toBe(search);
  },
);

test('nonsense is the default, and the samples are elsewhere', () => {
  expect(isProjectsUrl('?sample=ocr&task=2')).toBe(false);
  expect(parsePlace('?project=a&view=nowhere&task=-3&theme=pink')).toEqual({
    project: 'a',
    view: 'tasks',
    task: undefined,
    theme: 'system',
  });
});
