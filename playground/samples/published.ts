import boxesConfig from './image-boxes-and-choice/config.xml?raw';
import boxesTasks from './image-boxes-and-choice/tasks.json';
import shapesConfig from './image-unlabelled-shapes/config.xml?raw';
import shapesTasks from './image-unlabelled-shapes/tasks.json';
import ocrConfig from './ocr/config.xml?raw';
import ocrTasks from './ocr/tasks.json';
import type { Sample, SampleTask } from './sample';
import classificationConfig from './text-classification/config.xml?raw';
import classificationTasks from './text-classification/tasks.json';
import perRegionConfig from './text-per-region-textarea/config.xml?raw';
import perRegionTasks from './text-per-region-textarea/tasks.json';
import spansConfig from './text-spans/config.xml?raw';
import spansTasks from './text-spans/tasks.json';

const group = 'Published examples';

/** Label Studio's own examples of predictions, traps included; only the pictures are ours (samples.test.ts guards it). */
export const publishedSamples: readonly Sample[] = [
  {
    id: 'image-boxes-and-choice',
    group,
    title: 'Boxes and a choice',
    description: 'A model boxed one aeroplane and one car and chose a maker. It missed some: draw them.',
    config: boxesConfig,
    loadTasks: () => boxesTasks as readonly SampleTask[],
  },
  {
    id: 'image-unlabelled-shapes',
    group,
    title: 'Shapes without labels',
    description: 'Rectangle, polygon, ellipse and key point. The key point names the wrong control, as published.',
    config: shapesConfig,
    loadTasks: () => shapesTasks as readonly SampleTask[],
  },
  {
    id: 'ocr',
    group,
    title: 'Text in a picture',
    description: 'One word of a receipt: box, label and transcription are three results with one id.',
    config: ocrConfig,
    loadTasks: () => ocrTasks as readonly SampleTask[],
  },
  {
    id: 'text-classification',
    group,
    title: 'Classify a sentence',
    description: 'The old task format: a completion beside a scored prediction, results without ids.',
    config: classificationConfig,
    loadTasks: () => classificationTasks as readonly SampleTask[],
  },
  {
    id: 'text-spans',
    group,
    title: 'Named entities',
    description: 'Two tasks, two model versions that disagree. The second text begins with a space.',
    config: spansConfig,
    loadTasks: () => spansTasks as readonly SampleTask[],
  },
  {
    id: 'text-per-region-textarea',
    group,
    title: 'A note on a span',
    description: 'A span with a text of its own. Its control is misnamed, as published, and must be reported.',
    config: perRegionConfig,
    loadTasks: () => perRegionTasks as unknown as readonly SampleTask[],
  },
];
