// A host that opens and closes an editor with an image and a text, over and over.
import { LabelEditor } from 'label-editor';
import 'label-editor/style.css';
import { createRoot } from 'react-dom/client';

const config = `<View>
  <RectangleLabels name="box" toName="image"><Label value="Car"/></RectangleLabels>
  <Image name="image" value="$image"/>
  <Labels name="label" toName="text"><Label value="Person"/></Labels>
  <Text name="text" value="$text"/>
  <Choices name="choice" toName="text"><Choice value="Yes"/></Choices>
  <TextArea name="note" toName="text"/>
</View>`;
const results = [
  {
    id: 'a',
    from_name: 'box',
    to_name: 'image',
    type: 'rectanglelabels',
    value: { x: 10, y: 10, width: 30, height: 30, rectanglelabels: ['Car'] },
  },
  { id: 'b', from_name: 'label', to_name: 'text', type: 'labels', value: { start: 0, end: 3, labels: ['Person'] } },
];
const task = { id: 1, data: { image: '/samples/airport.jpg', text: 'Ada wrote to Bob.' }, annotations: [{ id: 1, result: results }] };

const place = document.body.appendChild(document.createElement('main'));
const count = document.body.appendChild(document.createElement('output'));
const button = document.body.appendChild(document.createElement('button'));
button.textContent = 'Open and close 20 times';
let done = 0;

const frame = () => new Promise(requestAnimationFrame);

async function untilShown(): Promise<void> {
  while (!place.querySelector('.le-image-frame[data-status="ready"]') || CSS.highlights.size === 0) await frame();
  // Selected, so that handles and details come and go as well.
  place.querySelector<HTMLElement>('[data-region="a"]')?.click();
  await frame();
  await frame();
}

async function openAndClose(): Promise<void> {
  const root = createRoot(place);
  root.render(<LabelEditor config={config} task={task} style={{ height: 700 }} />);
  await untilShown();
  root.unmount();
  await frame();
  done++;
}

button.addEventListener('click', async () => {
  button.disabled = true;
  for (let i = 0; i < 20; i++) await openAndClose();
  count.textContent = `${done} times`;
  button.disabled = false;
});
