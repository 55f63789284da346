import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows } from '../regionList';

/** Eight by eight pixels, so that each of them can be seen. */
const board = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="white"/></svg>')}`;

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
    await image.click(image.at(31, 31));
    await regionRows(context, 1);
    await waitFor(() => expect(image.pixel('front', image.at(27, 27))).toEqual(RED));
    expect(image.pixel('front', image.at(36, 36))).toEqual(RED);
    expect(image.pixel('front', image.at(40, 31))[3]).toBe(0);
    const results = await submit(context);
    expect(results).toMatchObject([{ type: 'bitmask', from_name: 'mask', original_width: 8, original_height: 8 }]);
    const picture = new Image();
    picture.src = String(results[0]!.value!.imageDataURL);
    await picture.decode();
    expect([picture.naturalWidth, picture.naturalHeight]).toEqual([8, 8]);
    const pixels = document.createElement('canvas').getContext('2d')!;
    pixels.drawImage(picture, 0, 0);
    const { data } = pixels.getImageData(0, 0, 8, 8);
    const painted = [...Array(64).keys()].filter((i) => data[i * 4 + 3] === 255);
    expect(painted).toEqual([2 * 8 + 2]);
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
    await image.click(image.at(56, 6));
    await waitFor(() => expect(image.pixel('front', image.at(56, 6))[3]).toBe(0));
    expect([image.pixel('front', image.at(44, 6)), image.pixel('front', image.at(69, 94))]).toEqual([RED, RED]);
    await regionRows(context, 1);
  },
};
