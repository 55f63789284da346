// Keeps the `window.bench` contract of the harness that measures labeling editors side by side; see bench/README.md.
import '../src/style.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { LabelEditor } from '../src';
import type { EditorStore, SurfaceHandle } from '../src/store';

/** A case of the harness. */
interface BenchCase {
  readonly kind: string;
  readonly config: string;
  readonly task: object;
}

let editor: EditorStore | undefined;

function running(): EditorStore {
  if (!editor) throw new Error('the bench page has no editor yet: call mount first');
  return editor;
}

const frame = (): Promise<number> => new Promise(requestAnimationFrame);

function surface(): SurfaceHandle | undefined {
  return [...running().surfaces.values()][0];
}

async function untilReady(): Promise<void> {
  const isReady = (): boolean => {
    if (!editor) return false;
    return editor.config.objects.every((node) => editor?.surfaces.get(node.name)?.ready);
  };
  while (!isReady()) await frame();
}

function element(selector: string): Element {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`the bench page finds no ${selector}`);
  return found;
}

async function shown(id: string | undefined): Promise<void> {
  if (id !== undefined) running().select(id);
  await frame();
  await untilReady();
}

const bench = {
  name: 'label-editor',
  kinds: ['rects', 'polygons', 'brush', 'text', 'choices'],
  input: { zoomKey: 'Control', zoomInDelta: -100, panKey: 'Shift', deleteKey: 'Delete' },
  mount({ config, task }: BenchCase): void {
    createRoot(element('#view')).render(
      <LabelEditor
        config={config}
        task={task}
        showPredictions
        onReady={(ready) => {
          editor = ready as EditorStore;
        }}
      />,
    );
  },
  ready: untilReady,
  surface: () => element('.le-image-stage, .le-text-scroller, .le-text').getBoundingClientRect().toJSON(),
  point(i: number) {
    const point = surface()?.clientPointOf(`r${i}`);
    if (point) return point;
    const box = document.querySelectorAll('.le-choice-input')[i]?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  },
  count: () => running().active?.count ?? 0,
  selected: () => running().active?.selection.length ?? 0,
  box: (i: number) => JSON.stringify(surface()?.clientBoxOf(`r${i}`)),
  zoom: () => surface()?.zoom() ?? 1,
  chosen: () => document.querySelectorAll('.le-choice-input:checked').length,
  async copyPrediction() {
    const [prediction] = running().predictions;
    if (prediction) await shown(running().copyPrediction(prediction.id).id);
  },
  show: (which: 'prediction' | 'annotation') => shown(running()[which === 'prediction' ? 'predictions' : 'annotations'].at(-1)?.id),
  serialise: () => running().active?.serialize().result,
  /** Beside the contract: what the cases of our own ask for. */
  editor: running,
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;
