import type { Meta, StoryObj } from '@storybook/react-vite';
import { builtinTags, type Editor, LabelEditor } from 'label-editor';
import { expect, fn, mocked, userEvent as person, waitFor, within } from 'storybook/test';
import { findSample } from '../playground/samples';
import { hostArgs, openedEditor, type Play, submit } from './host';
import { expectBox, openedImage } from './imageSurface';
import { Callout, Pin, Rating } from './ownTags';
import { regionRows } from './regionList';
import { ShadowHost, shadowContent } from './shadowHost';
import { dragOver, highlighted } from './textSurface';

function sample(id: string) {
  const { config, loadTasks } = findSample(id)!;
  return { config, task: loadTasks()[0]! };
}

const spans = sample('text-spans');
const review = sample('image-review');
const layout = sample('layout');

const meta = {
  title: 'Host',
  component: LabelEditor,
  args: { ...hostArgs, ...review, showPredictions: true },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** The host's storage fails once: the reason is shown, nothing is lost, Retry saves. */
export const FailingSubmit: Story = {
  args: {
    ...spans,
    mode: 'stream',
    onSubmit: fn().mockRejectedValueOnce(new Error('The server is on fire.')).mockResolvedValue(undefined),
  },
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    mocked(args.onSubmit!).mockReset().mockRejectedValueOnce(new Error('The server is on fire.')).mockResolvedValue(undefined);
    const editor = await openedEditor(context);
    const before = editor.annotations[0]!.serialize().result;
    await userEvent.click(await canvas.findByRole('button', { name: 'Submit' }));
    const alert = await canvas.findByRole('alert');
    await expect(alert).toHaveTextContent('Submitting failed');
    await expect(alert).toHaveTextContent('The server is on fire.');
    expect(editor.annotations[0]!.serialize().result).toEqual(before);
    await userEvent.click(within(alert).getByRole('button', { name: 'Retry' }));
    await waitFor(() => expect(canvas.queryByRole('alert')).toBeNull());
    expect(mocked(args.onSubmit!).mock.calls.map(([annotation]) => annotation.result)).toEqual([before, before]);
  },
};

/** While the host saves, it cannot be asked twice. */
export const SlowSubmit: Story = {
  args: { ...spans, mode: 'stream' },
  play: async ({ args, canvas, userEvent }) => {
    const finish: (() => void)[] = [];
    mocked(args.onSubmit!).mockImplementationOnce(() => new Promise<void>((resolve) => finish.push(resolve)));
    const button = await canvas.findByRole('button', { name: /Submit/ });
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'));
    button.focus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect(args.onSubmit).toHaveBeenCalledOnce();
    finish[0]!();
    await waitFor(() => expect(canvas.queryByText('Saving…')).toBeNull());
  },
};

/** Dark, whatever the system says. */
export const DarkTheme: Story = {
  args: { theme: 'dark' },
  play: async (context) => {
    const image = await openedImage(context);
    const root = image.surface.closest<HTMLElement>('.le-root')!;
    const [red, green, blue] = getComputedStyle(root).backgroundColor.match(/\d+/g)!.map(Number);
    expect(red! + green! + blue!).toBeLessThan(150);
    expect(getComputedStyle(root).colorScheme).toBe('dark');
    await context.userEvent.click(context.canvas.getByRole('tab', { name: /apron-7/ }));
    await regionRows(context, 9);
  },
};

/** The dark theme over text, choices and forms. */
export const DarkForms: Story = {
  args: { ...layout, theme: 'dark', mode: 'stream' },
  play: async ({ canvas, userEvent }) => {
    const field = await canvas.findByRole('textbox', { name: 'Keywords' });
    await userEvent.type(field, 'hum{Enter}');
    await expect(field).toHaveAccessibleDescription(/already an entry/);
    const [red, green, blue] = getComputedStyle(field).color.match(/\d+/g)!.map(Number);
    expect(red! + green! + blue!).toBeGreaterThan(450);
  },
};

/** 400 pixels wide: the panel goes below the data, nothing is cut off sideways, boxes can still be drawn. */
export const Narrow: Story = {
  args: { style: { height: '100vh', width: '400px' } },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const image = await openedImage(context);
    const root = image.surface.closest<HTMLElement>('.le-root')!;
    expect(root.getBoundingClientRect().width).toBe(400);
    expect(root.scrollWidth).toBeLessThanOrEqual(400);
    const panel = canvas.getByRole('complementary', { name: 'Side panel' });
    expect(panel.getBoundingClientRect().top).toBeGreaterThanOrEqual(image.surface.getBoundingClientRect().bottom);
    for (const button of canvas.getAllByRole('button', { name: /Undo|Settings|Submit|Update|Hide side panel/ })) {
      expect(button.getBoundingClientRect().right).toBeLessThanOrEqual(400);
    }
    await userEvent.click(canvas.getByRole('button', { name: /Vehicle/ }));
    const [from, to] = [image.at(10, 60), image.at(40, 90)];
    await image.drag(from, image.at(20, 70), to);
    await regionRows(context, 6);
    expectBox(image, 'image', image.editor.active!.regions.at(-1)!.id, from, to);
  },
};

/** Forms in 400 pixels. */
export const NarrowForms: Story = {
  args: { ...layout, mode: 'stream', style: { height: '100vh', width: '400px' } },
  play: async ({ canvas, canvasElement }) => {
    const field = await canvas.findByRole('textbox', { name: 'Keywords' });
    const root = canvasElement.querySelector<HTMLElement>('.le-root')!;
    expect(root.scrollWidth).toBeLessThanOrEqual(400);
    expect(field.getBoundingClientRect().right).toBeLessThanOrEqual(400);
    for (const box of await canvas.findAllByRole('radio')) expect(box.getBoundingClientRect().right).toBeLessThanOrEqual(400);
  },
};

/** Tags of the host's own, first class: an answer, a visual, and a shape with its tool. */
export const OwnTags: Story = {
  args: {
    tags: [...builtinTags, Rating, Callout, Pin],
    config: `<View><Callout text="Set a pin on each cone"/>
  <Image name="image" value="$image"/>
  <Pin name="cone" toName="image"/>
  <Rating name="quality" toName="image" maxRating="3"/>
</View>`,
    task: { id: 1, data: { image: '/samples/airport.jpg' } },
    messages: { 'tool.pin': 'Pin' },
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const image = await openedImage(context);
    await expect(canvas.getByText('Set a pin on each cone')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: '2 stars' }));
    image.surface.focus();
    await userEvent.keyboard('n');
    await image.click(image.at(43, 93));
    await regionRows(context, 1);
    await waitFor(() =>
      expect(image.pixel('regions', image.at(43, 93))[3]! + image.pixel('front', image.at(43, 93))[3]!).toBeGreaterThan(200),
    );
    const results = await submit(context);
    const pin = results.find(({ from_name }) => from_name === 'cone')!;
    expect(pin).toMatchObject({ type: 'pin', to_name: 'image', original_width: 600, original_height: 403 });
    expect(Math.round(pin.value!.x as number)).toBe(43);
    expect(results.find(({ from_name }) => from_name === 'quality')).toMatchObject({ type: 'rating', value: { rating: 2 } });
  },
};

/** Other texts and other keys. */
export const MessagesAndKeymap: Story = {
  args: { ...spans, mode: 'stream', locale: 'de', messages: { 'bar.submit': 'Absenden' }, keymap: { 'annotation:submit': 'ctrl+s' } },
  play: async ({ args, canvas, userEvent }) => {
    await canvas.findByRole('button', { name: 'Absenden' });
    (await canvas.findByRole('document', { name: 'Text text' })).focus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(args.onSubmit).not.toHaveBeenCalled();
    await userEvent.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(args.onSubmit).toHaveBeenCalledOnce());
  },
};

/** What the host may switch off. */
export const Features: Story = {
  args: { ...spans, mode: 'stream', onSkip: fn(), features: { undo: false, settings: false, layers: false, skip: false, denyEmpty: true } },
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    await canvas.findByRole('button', { name: 'Submit' });
    for (const name of ['Undo', 'Settings', 'Skip']) expect(canvas.queryByRole('button', { name })).toBeNull();
    expect(canvas.queryByRole('tab', { name: /Layers/ })).toBeNull();
    const editor = await openedEditor(context);
    editor.annotations[0]!.remove(editor.annotations[0]!.regions.map(({ id }) => id));
    await regionRows(context, 0);
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Submit' })).toHaveAttribute('aria-disabled', 'true'));
    await userEvent.click(canvas.getByRole('button', { name: 'Submit' }));
    expect(args.onSubmit).not.toHaveBeenCalled();
  },
};

/** Skip tells the host; the annotation says so and can be taken up again. */
export const Skip: Story = {
  args: { ...spans, mode: 'stream', onSkip: fn(), onUnskip: fn() },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Skip' }));
    await waitFor(() => expect(args.onSkip).toHaveBeenCalledOnce());
    expect(mocked(args.onSkip!).mock.lastCall![0]).toMatchObject({ was_cancelled: true });
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel skip' }));
    await waitFor(() => expect(args.onUnskip).toHaveBeenCalledOnce());
    await canvas.findByRole('button', { name: 'Skip' });
  },
};

/** The list of keys and the settings are dialogs; a setting takes effect at once. */
export const Dialogs: Story = {
  args: { ...spans, mode: 'stream', settings: { showLabels: true } },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const surface = await canvas.findByRole('document', { name: 'Text text' });
    await waitFor(() => expect(surface.querySelectorAll('.le-text-layer [data-region]').length).toBeGreaterThan(0));
    await userEvent.click(canvas.getByRole('button', { name: 'Settings' }));
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Show label names on the data' }));
    await waitFor(() => expect(surface.querySelectorAll('.le-text-layer [data-region]')).toHaveLength(0));
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull());
    surface.focus();
    await userEvent.keyboard('?');
    const sheet = await canvas.findByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet).toHaveTextContent('Submit or update');
    await expect(sheet).toHaveTextContent('Person');
  },
};

/** Two editors on a page: keys, labels, undo and highlights of one are nothing to the other. */
export const TwoEditors: Story = {
  args: { ...spans, mode: 'stream', style: { height: '50vh' } },
  // The host's own sections tell the panels of the two apart.
  parameters: { a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } } },
  render: (args) => (
    <>
      <section aria-label="first">
        <LabelEditor {...args} />
      </section>
      <section aria-label="second">
        <LabelEditor {...args} {...sample('text-unicode')} />
      </section>
    </>
  ),
  play: async ({ args, canvas, userEvent }) => {
    const first = within(await canvas.findByRole('region', { name: 'first' }));
    const second = within(canvas.getByRole('region', { name: 'second' }));
    const surfaces = await Promise.all([first, second].map((one) => one.findByRole('document', { name: 'Text text' })));
    await waitFor(() => expect(highlighted(surfaces[0]!)).toContain('Jerusalem'));
    await waitFor(() => expect(highlighted(surfaces[1]!).length).toBeGreaterThan(0));
    const [one, two] = mocked(args.onReady!).mock.calls.map(([editor]) => (editor as Editor).annotations[0]!);
    const counts = [one!.regions.length, two!.regions.length];
    surfaces[1]!.focus();
    await userEvent.keyboard('1');
    await expect(second.getByRole('button', { name: /Person/ })).toHaveAttribute('aria-pressed', 'true');
    await expect(first.getByRole('button', { name: /Person/ })).toHaveAttribute('aria-pressed', 'false');
    await dragOver(surfaces[1]!, 'Robotics');
    await waitFor(() => expect([one!.regions.length, two!.regions.length]).toEqual([counts[0], counts[1]! + 1]));
    surfaces[0]!.focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(two!.regions.length).toBe(counts[1]! + 1);
    surfaces[1]!.focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(two!.regions.length).toBe(counts[1]));
  },
};

/** The editor in a shadow root: styled there, and the rest of the page is left alone. */
export const InAShadowRoot: Story = {
  args: { ...spans },
  render: (args) => (
    <ShadowHost>
      <LabelEditor {...args} />
    </ShadowHost>
  ),
  play: async ({ args, canvas }) => {
    const inside = within(await shadowContent(await canvas.findByTestId('shadow-host')));
    await person.click(await inside.findByRole('tab', { name: /one/ }));
    await person.click(await inside.findByRole('button', { name: /^Copy prediction/ }));
    const submitButton = await inside.findByRole('button', { name: 'Submit' });
    await waitFor(() => expect(getComputedStyle(submitButton).cursor).toBe('pointer'));
    const surface = await inside.findByRole('document', { name: 'Text text' });
    await waitFor(() => expect(highlighted(surface)).toContain('Jerusalem'));
    await person.click(inside.getByRole('button', { name: /Person/ }));
    await dragOver(surface, 'tourists');
    await waitFor(() => expect(highlighted(surface)).toContain('tourists'));
    await person.click(submitButton);
    await waitFor(() => expect(args.onSubmit).toHaveBeenCalledOnce());
    expect(mocked(args.onSubmit!).mock.lastCall![0].result.at(-1)).toMatchObject({ value: { text: 'tourists', labels: ['Person'] } });
  },
};

/** An image in a shadow root. */
export const ImageInAShadowRoot: Story = {
  args: { ...review, task: { id: 1, data: { image: '/samples/airport.jpg' } } },
  render: InAShadowRoot.render!,
  play: async (context) => {
    const content = await shadowContent(await context.canvas.findByTestId('shadow-host'));
    const inside = { ...context, canvas: within(content) as unknown as Play['canvas'] };
    const image = await openedImage(inside);
    await context.userEvent.click(inside.canvas.getByRole('button', { name: /Vehicle/ }));
    const [from, to] = [image.at(10, 60), image.at(40, 90)];
    await image.drag(from, image.at(20, 70), to);
    const results = await submit(inside);
    expect(results).toMatchObject([{ value: { rectanglelabels: ['Vehicle'] } }]);
    expectBox(image, 'image', results[0]!.id!, from, to);
  },
};

/** 10,000 boxes: copied in a step, one of them moved, deleted and brought back, and only the rows in sight exist. */
export const ManyBoxes: Story = {
  args: { ...sample('image-many'), mode: 'stream' },
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context;
    const image = await openedImage(context);
    await canvas.findByText('10000 regions');
    expect(canvasElement.querySelectorAll('.le-row').length).toBeLessThan(60);
    await waitFor(() => expect(image.painted('regions')).toBeGreaterThan(10_000));
    const first = image.editor.active!.orderedIds.find((id) => {
      const { width, height } = image.editor.surfaces.get('image')!.clientBoxOf(id)!;
      return width > 6 && height > 6;
    })!;
    await image.click(image.editor.surfaces.get('image')!.clientPointOf(first)!);
    await waitFor(() => expect(image.editor.active!.selection).toHaveLength(1));
    const [id] = image.editor.active!.selection;
    const before = image.editor.active!.peek(id!);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await userEvent.keyboard('{Delete}');
    await canvas.findByText('9999 regions');
    await userEvent.keyboard('{Control>}z{/Control}');
    await canvas.findByText('10000 regions');
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(image.editor.active!.peek(id!)!.value).toEqual(before!.value));
    expect(image.editor.annotations[0]!.serialize().result).toHaveLength(10_000);
  },
};
