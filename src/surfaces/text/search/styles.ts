import type { MarkStyle } from '../style';

const NONE = { line: 'none', thickness: 0, offset: 0, boxed: false } as const;

/** What was found. */
export const HIT_STYLE: MarkStyle = {
  ...NONE,
  key: 'hit',
  color: 'currentcolor',
  background: 'var(--le-find, rgb(255 200 0 / 45%))',
  priority: 4,
};

/** The hit that is looked at. */
export const CURRENT_STYLE: MarkStyle = {
  key: 'current-hit',
  color: 'var(--le-find-line, #8a4b00)',
  background: 'var(--le-find-current, rgb(255 140 0 / 70%))',
  line: 'solid',
  thickness: 2,
  offset: 2,
  boxed: true,
  priority: 5,
};

/** A place that was taken out of the choice. */
export const LEFT_OUT_STYLE: MarkStyle = {
  ...NONE,
  key: 'left-out',
  color: 'var(--le-text-muted, #5b6472)',
  background: 'transparent',
  line: 'dashed',
  thickness: 1,
  offset: 2,
  priority: 4,
};
