import type { Meta, StoryObj } from '@storybook/react-vite';
import { LabelEditor } from 'label-editor';
import { expect, waitFor } from 'storybook/test';
import { hostArgs, openedEditor } from './host';
import { RELATED_LABELS, relatedText } from './relationTasks';

const config = `<View>${RELATED_LABELS}<Text name="text" value="$text"/></View>`;

/** A street drawn on a canvas, as a data address. */
const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="500"><rect width="800" height="500" fill="#9db8c7"/><rect y="330" width="800" height="170" fill="#6d7a70"/><rect x="90" y="150" width="170" height="190" fill="#b5651d"/><circle cx="610" cy="330" r="80" fill="#33415c"/></svg>',
)}`;

function taskOf(lines: number, relations: number) {
  const { text, result } = relatedText(lines, relations);
  return { id: 1, data: { text }, annotations: [{ id: 2, result: [...result] }] };
}

const meta = {
  title: 'Relations/Arrows',
  component: LabelEditor,
  args: { ...hostArgs, config, task: taskOf(12, 14) },
} satisfies Meta<typeof LabelEditor>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Words that say how many arrows are drawn, for screen readers. */
function summaryOf(root: HTMLElement): string {
  return root.querySelector('.le-arrows .le-visually-hidden')?.textContent ?? '';
}

/** A few relations: labels on the lines, heads by direction. */
export const Few: Story = {
  play: async ({ args, canvasElement }) => {
    await openedEditor({ args });
    await waitFor(() => expect(summaryOf(canvasElement)).toBe('14 relations are drawn. They are listed under Relations. '));
  },
};

/** 300 relations in sight. What is pointed at or selected stands out. */
export const ThreeHundred: Story = {
  args: { task: taskOf(60, 300) },
  play: async ({ args, canvasElement }) => {
    const editor = await openedEditor({ args });
    await waitFor(() => expect(Number.parseInt(summaryOf(canvasElement), 10)).toBeGreaterThan(50));
    editor.setSetting('showRelations', 'selected');
    await waitFor(() => expect(summaryOf(canvasElement)).toBe('0 relations are drawn. They are listed under Relations. '));
    const [first] = editor.active!.relations;
    editor.active!.selectRegions([first!.fromId]);
    await waitFor(() => expect(Number.parseInt(summaryOf(canvasElement), 10)).toBe(editor.active!.relationsOf(first!.fromId).length));
    editor.setSetting('showRelations', 'all');
  },
};

/** From a text to a picture, and between boxes. */
export const AcrossObjects: Story = {
  args: {
    config: `<View style="display: flex; gap: 12px">${RELATED_LABELS}
      <View style="flex: 1; min-width: 0"><Text name="text" value="$text"/></View>
      <View style="flex: 1; min-width: 0"><RectangleLabels name="box" toName="image"><Label value="House" background="#e67700"/><Label value="Wheel" background="#364fc7"/></RectangleLabels>
        <Image name="image" value="$image"/></View></View>`,
    task: {
      id: 1,
      data: { text: relatedText(8, 0).text, image: PICTURE },
      annotations: [
        {
          id: 2,
          result: [
            ...relatedText(8, 3).result,
            {
              id: 'house',
              from_name: 'box',
              to_name: 'image',
              type: 'rectanglelabels',
              original_width: 800,
              original_height: 500,
              value: { x: 11, y: 30, width: 22, height: 38, rotation: 0, rectanglelabels: ['House'] },
            },
            {
              id: 'wheel',
              from_name: 'box',
              to_name: 'image',
              type: 'rectanglelabels',
              original_width: 800,
              original_height: 500,
              value: { x: 66, y: 50, width: 20, height: 32, rotation: 0, rectanglelabels: ['Wheel'] },
            },
            { type: 'relation', from_id: 's1', to_id: 'house', direction: 'right', labels: ['owns'] },
            { type: 'relation', from_id: 's4', to_id: 'wheel', direction: 'right', labels: ['works at'] },
            { type: 'relation', from_id: 'house', to_id: 'wheel', direction: 'bi', labels: ['met'] },
          ],
        },
      ],
    },
  },
  play: async ({ args, canvasElement }) => {
    await openedEditor({ args });
    await waitFor(() => expect(summaryOf(canvasElement)).toBe('6 relations are drawn. They are listed under Relations. '));
  },
};
