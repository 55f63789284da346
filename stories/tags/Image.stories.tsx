import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, fireEvent, waitFor } from 'storybook/test';
import { hostArgs, openedEditor, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows } from '../regionList';

const labels = '<RectangleLabels name="label" toName="image"><Label value="House" background="#e8590c"/></RectangleLabels>';
const configOf = (attributes: string) => `<View>${labels}<Image name="image" value="$image" ${attributes}/></View>`;
const house = {
  id: 'house',
  from_name: 'label',
  to_name: 'image',
  type: 'rectanglelabels',
  original_width: 800,
  original_height: 450,
  image_rotation: 0,
  value: { x: 55.46, y: 2.36, width: 35.86, height: 46.9, rotation: 0, rectanglelabels: ['House'] },
};

const meta = {
  title: 'Tags/Image',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: configOf(''),
    task: { id: 1, data: { image: '/samples/street.jpg' }, annotations: [{ id: 2, result: [house] }] },
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Buttons and keys zoom; fitting brings it back to how it opened. */
export const ZoomControl: Story = {
  args: { config: configOf('zoomControl="true"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const image = await openedImage(context);
    const surface = image.editor.surfaces.get('image')!;
    const before = surface.clientBoxOf('house')!.width;
    await userEvent.click(canvas.getByRole('button', { name: 'Zoom in' }));
    await waitFor(() => expect(surface.clientBoxOf('house')!.width).toBeGreaterThan(before * 1.1));
    await userEvent.click(canvas.getByRole('button', { name: 'Fit to view' }));
    await waitFor(() => expect(surface.clientBoxOf('house')!.width).toBeCloseTo(before, 1));
    image.surface.focus();
    await userEvent.keyboard('{Control>}={/Control}');
    await waitFor(() => expect(surface.zoom()).toBeGreaterThan(1));
    await userEvent.keyboard('{Shift>}1{/Shift}');
    await waitFor(() => expect(surface.zoom()).toBeCloseTo(1));
  },
};

/** The wheel with Control zooms about the pointer: what is under it stays. */
export const WheelZoom: Story = {
  play: async (context) => {
    const image = await openedImage(context);
    const surface = image.editor.surfaces.get('image')!;
    const before = surface.clientBoxOf('house')!;
    fireEvent.wheel(image.surface, { deltaY: -300, ctrlKey: true, clientX: before.x, clientY: before.y });
    await waitFor(() => expect(surface.zoom()).toBeGreaterThan(1));
    const after = surface.clientBoxOf('house')!;
    expect(after.width).toBeGreaterThan(before.width);
    expect(Math.abs(after.x - before.x)).toBeLessThan(2);
    expect(Math.abs(after.y - before.y)).toBeLessThan(2);
  },
};

/** `zoom="false"`: the wheel is left to the page. `zoomControl="false"`: no buttons. */
export const WithoutZoom: Story = {
  args: { config: configOf('zoom="false" zoomControl="false"') },
  play: async (context) => {
    const image = await openedImage(context);
    expect(fireEvent.wheel(image.surface, { deltaY: -300, ctrlKey: true })).toBe(true);
    expect(image.editor.surfaces.get('image')!.zoom()).toBe(1);
    expect(context.canvas.queryByRole('button', { name: 'Zoom in' })).toBeNull();
    expect(context.canvas.queryByRole('button', { name: 'Pan' })).toBeNull();
  },
};

/** `negativeZoom="true"`: may be made smaller than fitted. */
export const NegativeZoom: Story = {
  args: { config: configOf('negativeZoom="true"') },
  play: async (context) => {
    const image = await openedImage(context);
    await context.userEvent.click(context.canvas.getByRole('button', { name: 'Zoom out' }));
    await waitFor(() => expect(image.editor.surfaces.get('image')!.zoom()).toBeLessThan(1));
  },
};

/** The Pan tool drags the picture when it is larger than its box. */
export const Pan: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    const image = await openedImage(context);
    const surface = image.editor.surfaces.get('image')!;
    await userEvent.click(canvas.getByRole('button', { name: 'Zoom in' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Pan' }));
    const before = surface.clientBoxOf('house')!;
    await image.drag(image.at(60, 60), image.at(55, 55), image.at(50, 50));
    await waitFor(() => expect(surface.clientBoxOf('house')!.x).toBeLessThan(before.x - 10));
  },
};

/** Turning the view turns the regions with it; their values stay as they are, new ones say how the view was turned. */
export const Rotate: Story = {
  args: { config: configOf('rotateControl="true"'), task: { id: 1, data: { image: '/samples/street.jpg' }, predictions: [] } },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const image = await openedImage(context);
    const { width, height } = image.surface.getBoundingClientRect();
    expect(width).toBeGreaterThan(height);
    await userEvent.click(canvas.getByRole('button', { name: 'Rotate right' }));
    await waitFor(() => {
      const turned = image.surface.getBoundingClientRect();
      expect(turned.height).toBeGreaterThan(height);
    });
    await userEvent.click(canvas.getByRole('button', { name: /House/ }));
    await image.drag(image.at(40, 40), image.at(50, 50), image.at(60, 55));
    await regionRows(context, 1);
    const [result] = await submit(context);
    expect(result).toMatchObject({ image_rotation: 90, original_width: 800, original_height: 450 });
  },
};

/** Sliders for brightness and contrast; they change what is seen, never what is saved. */
export const BrightnessAndContrast: Story = {
  args: { config: configOf('brightnessControl="true" contrastControl="true"') },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const image = await openedImage(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Brightness and contrast' }));
    fireEvent.change(await canvas.findByRole('slider', { name: 'Brightness' }), { target: { value: '150' } });
    await canvas.findByText('Brightness 150 %');
    const picture = image.surface.querySelector('img')!;
    await waitFor(() => expect(picture.style.filter).toContain('brightness(150%)'));
    await userEvent.click(canvas.getByRole('button', { name: 'Reset' }));
    await waitFor(() => expect(picture.style.filter).toBe(''));
    expect((await openedEditor(context)).annotations[0]!.serialize().result).toEqual([house]);
  },
};

/** A grid over the picture, in a colour and a size of its own. */
export const Grid: Story = {
  args: { config: configOf('grid="true" gridSize="100" gridColor="#ff00ff"') },
  play: async (context) => {
    const image = await openedImage(context);
    const { width } = image.surface.getBoundingClientRect();
    // Along a row without regions, what is painted are the lines between the cells.
    await waitFor(() => {
      const { y } = image.at(50, 70.3);
      const left = image.at(0, 0).x;
      const row = Array.from({ length: Math.floor(width) - 1 }, (_, x) => image.pixel('regions', { x: left + x, y }));
      const lines = row.flatMap(([, , , alpha], x) => (alpha! > 0 && row[x - 1]?.[3] === 0 ? [x] : []));
      expect(lines.length).toBeGreaterThanOrEqual(Math.floor(width / 100) - 1);
      expect(Math.round((lines[2]! - lines[1]!) / 10)).toBe(10);
    });
  },
};

/** Two lines through the pointer. */
export const Crosshair: Story = {
  args: { config: configOf('crosshair="true"') },
  play: async (context) => {
    const image = await openedImage(context);
    expect(image.painted('front')).toBe(0);
    await image.hover(image.at(30, 70));
    await waitFor(() => expect(image.painted('front')).toBeGreaterThan(image.surface.clientWidth));
  },
};

/** Several pictures, one at a time; each has its own regions. */
export const Pages: Story = {
  args: {
    config: `<View>${labels}<Image name="image" valueList="$pages"/></View>`,
    task: { id: 1, data: { pages: ['/samples/street.jpg', '/samples/airport.jpg'] } },
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const image = await openedImage(context);
    await canvas.findByText('1 of 2');
    await userEvent.click(canvas.getByRole('button', { name: 'Next image' }));
    await canvas.findByText('2 of 2');
    await waitFor(() => expect(image.editor.surfaces.get('image')?.ready).toBe(true));
    await userEvent.click(canvas.getByRole('button', { name: /House/ }));
    await image.drag(image.at(10, 60), image.at(20, 70), image.at(30, 80));
    await regionRows(context, 1);
    const results = await submit(context);
    expect(results).toMatchObject([{ item_index: 1, original_width: 600, original_height: 403 }]);
  },
};

/** `defaultZoom="original"`: a pixel of the picture is a pixel of the screen. */
export const OriginalSize: Story = {
  args: { config: configOf('defaultZoom="original" height="300px"') },
  play: async (context) => {
    const image = await openedImage(context);
    const { width, height } = image.editor.surfaces.get('image')!.clientBoxOf('house')!;
    expect(width).toBeCloseTo((800 * 35.86) / 100, 0);
    expect(height).toBeCloseTo((450 * 46.9) / 100, 0);
    expect(image.surface.getBoundingClientRect().height).toBeCloseTo(300, 0);
  },
};

/** A picture narrower than its box lies where the config says. */
export const Alignment: Story = {
  args: { config: configOf('height="260px" horizontalAlignment="right"') },
  play: async (context) => {
    const image = await openedImage(context);
    const box = image.editor.surfaces.get('image')!.clientBoxOf('house')!;
    const frame = image.surface.getBoundingClientRect();
    const pictureWidth = (box.width / 35.86) * 100;
    const pictureRight = box.x - (pictureWidth * 55.46) / 100 + pictureWidth;
    expect(pictureWidth).toBeLessThan(frame.width - 10);
    expect(Math.abs(frame.right - pictureRight)).toBeLessThan(2);
  },
};

/** `width` and `maxWidth` limit the tag. */
export const Width: Story = {
  args: { config: configOf('maxWidth="420px"') },
  play: async (context) => {
    const image = await openedImage(context);
    const { width, height } = image.surface.getBoundingClientRect();
    expect(width).toBeLessThanOrEqual(420);
    expect(width / height).toBeCloseTo(800 / 450, 1);
  },
};

/** The host gives every address its last word: here it signs a storage path. */
export const ResolvedUrl: Story = {
  args: {
    task: { id: 1, data: { image: 's3://bucket/street' }, annotations: [{ id: 2, result: [house] }] },
    resolveUrl: async (url) => (url === 's3://bucket/street' ? '/samples/street.jpg' : url),
  },
  play: async (context) => {
    const image = await openedImage(context);
    expect(image.surface.querySelector('img')!.src).toMatch(/\/samples\/street\.jpg$/);
    expect(image.surface.querySelector('img')!.naturalWidth).toBe(800);
    await waitFor(() => expect(image.painted('regions')).toBeGreaterThan(100));
  },
};

/** A picture that cannot be loaded says so where it should be, and in the Problems panel; regions are kept. */
export const NotThere: Story = {
  args: { task: { id: 1, data: { image: '/samples/nothing-here.jpg' }, annotations: [{ id: 2, result: [house] }] } },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const alert = await canvas.findByRole('alert');
    await expect(alert).toHaveTextContent('nothing-here.jpg');
    await canvas.findByRole('button', { name: 'Try again' });
    await userEvent.click(canvas.getByRole('tab', { name: /Problems/ }));
    await waitFor(() => expect(canvas.getAllByText(/nothing-here\.jpg/).length).toBeGreaterThan(1));
    expect((await openedEditor(context)).annotations[0]!.serialize().result).toEqual([house]);
  },
};
