import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect } from 'storybook/test';
import { hostArgs, openedEditor, submit } from '../host';
import { openedImage } from '../imageSurface';
import { regionRows, selectRow } from '../regionList';

const meta = {
  title: 'Tags/BitmaskLabels',
  component: LabelEditor,
  args: {
    ...hostArgs,
    config: `<View>
  <BitmaskLabels name="label" toName="image"><Label value="Cell" background="green"/><Label value="Wall" background="grey"/></BitmaskLabels>
  <Image name="image" value="$image"/>
</View>`,
    task: { id: 1, data: { image: '/samples/stars.jpg' } },
  },
} satisfies Meta<typeof LabelEditor>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A label is armed and painted with: one result, a PNG and the label. */
export const Paint: Story = {
  play: async (context) => {
    const { userEvent, canvas } = context;
    const image = await openedImage(context);
    await userEvent.click(canvas.getByRole('button', { name: /Cell/ }));
    await image.drag(image.at(40, 40), image.at(60, 60));
    await regionRows(context, 1);
    const results = await submit(context);
    expect(results).toMatchObject([{ type: 'bitmasklabels', value: { bitmasklabels: ['Cell'] } }]);
    expect(results[0]!.value!.imageDataURL).toMatch(/^data:image\/png;base64,iVBOR/);
  },
};

/** No picture in the result: a problem says so, the region stays in the list and its result is kept with all its keys. */
export const Unreadable: Story = {
  args: {
    task: {
      id: 1,
      data: { image: '/samples/stars.jpg' },
      annotations: [
        {
          id: 1,
          result: [
            {
              id: 'cell',
              from_name: 'label',
              to_name: 'image',
              type: 'bitmasklabels',
              value: { imageDataURL: 'data:image/png;base64,AAAA', width: 3, height: 2, bitmasklabels: ['Cell'] },
            },
          ],
        },
      ],
    },
  },
  play: async (context) => {
    const editor = await openedEditor(context);
    await openedImage(context);
    await regionRows(context, 1);
    await selectRow(context, 'Cell');
    expect(editor.problems.map(({ code, where }) => [code, where.path])).toContainEqual([
      'geometry-unreadable',
      '$.annotations[0].result[0].value.imageDataURL',
    ]);
    expect(editor.active!.serialize().result[0]!.value).toEqual({
      imageDataURL: 'data:image/png;base64,AAAA',
      width: 3,
      height: 2,
      bitmasklabels: ['Cell'],
    });
  },
};
