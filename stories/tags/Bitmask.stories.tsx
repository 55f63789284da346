import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows } from '../regionList';

/** Sixteen by nine pixels, so that each of them can be seen. */
const board = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><rect width="16" height="9" fill="white"/></svg>')}`;

const meta = {
  title: 'Tags/Bitmask',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config:
      '<View><Image name="image" value="$image" smoothing="false"/><Bitmask name="mask" toName="image" fillColor="rgb(255, 0, 0)" opacity="1"/></View>',
    task: { id: 1, data: { image: board } },
    settings: { brushSize: 1 },
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

const RED = [255, 0, 0, 255];

/** A pixel is painted or not, also while the stroke is drawn; what is kept is a PNG of the size of the image. */
export const WholePixels: Story = {
  play: async (context) => {
    const { userEvent } = context;
    const image = await openedImage(context);
    image.surface.focus();
    await userEvent.keyboard('b');
    await image.click(image.at(28, 28));
    await regionRows(context, 1);
    await waitFor(() => expect(image.pixel('front', image.at(25.6, 22.9))).toEqual(RED));
    expect(image.pixel('front', image.at(30.8, 32.6))).toEqual(RED);
    expect(image.pixel('front', image.at(33, 28))[3]).toBe(0);
    const results = await submit(context);
    expect(results).toMatchObject([{ type: 'bitmask', from_name: 'mask', original_width: 16, original_height: 9 }]);
    const picture = new Image();
    picture.src = String(results[0]!.value!.imageDataURL);
    await picture.decode();
    expect([picture.naturalWidth, picture.naturalHeight]).toEqual([16, 9]);
    const pixels = document.createElement('canvas').getContext('2d')!;
    pixels.drawImage(picture, 0, 0);
    const { data } = pixels.getImageData(0, 0, 16, 9);
    const painted = [...Array(16 * 9).keys()].filter((i) => data[i * 4 + 3] === 255);
    expect(painted).toEqual([2 * 16 + 4]);
  },
};

/** What one gesture paints, the next one goes on with; the eraser takes single pixels away. */
export const GoOnAndErase: Story = {
  args: { settings: { brushSize: 1, eraserSize: 1 } },
  play: async (context) => {
    const { userEvent } = context;
    const image = await openedImage(context);
    image.surface.focus();
    await userEvent.keyboard('b');
    await image.drag(image.at(6, 6), image.at(94, 6));
    await image.drag(image.at(6, 94), image.at(94, 94));
    await regionRows(context, 1);
    await userEvent.keyboard('e');
    await image.click(image.at(53, 6));
    await waitFor(() => expect(image.pixel('front', image.at(53, 6))[3]).toBe(0));
    expect([image.pixel('front', image.at(44, 6)), image.pixel('front', image.at(69, 94))]).toEqual([RED, RED]);
    await regionRows(context, 1);
  },
};
