import type { StoryObj } from '@storybook/react-vite';
import type { ActionHandler, AnnotationJson, EditorStore, LabelEditor, Result } from 'label-editor';
import { expect, fn, mocked, waitFor } from 'storybook/test';

/** What the play function of a story about `<LabelEditor>` gets. */
export type Play = Parameters<NonNullable<StoryObj<typeof LabelEditor>['play']>>[0];

/** Props of a host that listens and gives the editor the whole window. */
export const hostArgs = {
  onReady: fn(),
  onChange: fn(),
  onProblems: fn(),
  onSubmit: fn(),
  style: { height: '100vh' },
} as const;

/** The editor as its host got it. */
export async function openedEditor({ args }: Pick<Play, 'args'>): Promise<EditorStore> {
  await waitFor(() => expect(args.onReady).toHaveBeenCalled());
  return mocked(args.onReady!).mock.lastCall![0] as EditorStore;
}

/** What the host was sent last. */
export async function sentTo(handler: ActionHandler | undefined): Promise<AnnotationJson> {
  await waitFor(() => expect(handler).toHaveBeenCalled());
  return mocked(handler!).mock.lastCall![0];
}

/** Presses Submit; answers the results that the host got. */
export async function submit({ args, canvas, userEvent }: Pick<Play, 'args' | 'canvas' | 'userEvent'>): Promise<readonly Result[]> {
  await userEvent.click(await canvas.findByRole('button', { name: 'Submit' }));
  return (await sentTo(args.onSubmit)).result;
}
