import { cleanup, render, screen } from '@testing-library/react';
import { type ReactNode, Suspense } from 'react';
import { afterEach, expect, it } from 'vitest';
import { onDemand } from './onDemand';

afterEach(cleanup);

function Word({ text }: { readonly text: string }): ReactNode {
  return <p>{text}</p>;
}

it('shows a component that is loaded already in the first render, and one that is not after its fallback', async () => {
  const View = onDemand(() => Promise.resolve(Word));
  const shown = (
    <Suspense fallback="loading">
      <View text="here" />
    </Suspense>
  );
  render(shown);
  expect(screen.queryByText('here')).toBeNull();
  expect(await screen.findByText('here')).toBeTruthy();
  cleanup();
  expect(View.preload()).toBeUndefined();
  render(shown);
  expect(screen.getByText('here')).toBeTruthy();
});

it('tries again after a load that failed', async () => {
  let asked = 0;
  const View = onDemand(async () => {
    asked++;
    if (asked === 1) throw new Error('no such chunk');
    return Word;
  });
  await expect(View.preload()).rejects.toThrow('no such chunk');
  await View.preload();
  render(<View text="second" />);
  expect(screen.getByText('second')).toBeTruthy();
  expect(asked).toBe(2);
});
