import assistConfig from './assist/config.xml?raw';
import { askToyModel } from './assist/toyModel';
import dialogueConfig from './dialogue/config.xml?raw';
import { createDialogueTask, createLongDialogueTask } from './dialogue/dialogueTask';
import longDialogueConfig from './dialogue/long.xml?raw';
import htmlConfig from './html/config.xml?raw';
import { createHtmlTask } from './html/htmlTask';
import manyConfig from './image-many/config.xml?raw';
import { createManyBoxesTask } from './image-many/manyBoxesTask';
import layoutConfig from './layout/config.xml?raw';
import { createLayoutTask } from './layout/layoutTask';
import ocrConfig from './ocr/config.xml?raw';
import { createReceiptTask } from './ocr-receipt/receiptTask';
import pagesConfig from './pages/config.xml?raw';
import brokenConfig from './problems/broken.xml?raw';
import problemConfig from './problems/config.xml?raw';
import { createProblemTask } from './problems/problemTask';
import problemTaskConfig from './problems/task.xml?raw';
import relationsConfig from './relations/config.xml?raw';
import manyRelationsConfig from './relations/many.xml?raw';
import { createManyRelationsTask, createRelationsTask } from './relations/relationsTask';
import reviewConfig from './review/config.xml?raw';
import { createBlankTask, createReviewTask } from './review/reviewTask';
import type { Sample } from './sample';
import tableConfig from './table/config.xml?raw';
import { createTableTask } from './table/tableTask';
import longConfig from './text-long/config.xml?raw';
import logConfig from './text-long/log.xml?raw';
import { createLogTask } from './text-long/logTask';
import { createLongTextTask } from './text-long/longTextTask';
import unicodeConfig from './text-unicode/config.xml?raw';
import { createUnicodeTask } from './text-unicode/unicodeTask';
import toolsConfig from './tools/config.xml?raw';

const sentence = 'The lighthouse keeper of Harrow Light wrote to Ada Thorne.';

/** Tasks of our own: what a published example does not show. */
export const ourSamples: readonly Sample[] = [
  {
    id: 'image-review',
    group: 'Reviewing predictions',
    title: 'Read-only and hidden regions',
    description: 'A saved annotation with a relation and a note beside two models; some regions are read-only or start hidden.',
    config: reviewConfig,
    loadTasks: () => [createReviewTask()],
  },
  {
    id: 'image-blank',
    group: 'Reviewing predictions',
    title: 'Draw from scratch',
    description: 'The same labels on a picture without predictions or annotations.',
    config: reviewConfig,
    loadTasks: () => [createBlankTask()],
  },
  {
    id: 'image-assist',
    group: 'Reviewing predictions',
    title: 'A model that suggests',
    description: 'Click what is meant, Alt+click what is not: a toy model in the page answers an outline to accept or reject.',
    config: assistConfig,
    loadTasks: () => [{ data: { image: '/samples/airport.jpg' } }],
    onAssist: askToyModel,
  },
  {
    id: 'image-tools',
    group: 'Reviewing predictions',
    title: 'Every tool of an image',
    description:
      'Boxes, ellipses, outlines, key points, paths, brush, bitmask and magic wand on one photo. Right-click for what can be done with regions.',
    config: toolsConfig,
    loadTasks: () => [{ data: { image: '/samples/street.jpg' } }],
  },
  {
    id: 'image-pages',
    group: 'Reviewing predictions',
    title: 'Two hundred pages',
    description: 'One task with 200 pictures: Ctrl+→ turns the page, each page has its own regions, zoom and rotation.',
    config: pagesConfig,
    loadTasks: () => [
      { data: { pages: Array.from({ length: 200 }, (_, i) => `/samples/${['airport', 'street', 'stars'][i % 3]}.jpg?page=${i + 1}`) } },
    ],
  },
  {
    id: 'ocr-receipt',
    group: 'Reviewing predictions',
    title: 'A whole receipt',
    description: 'Every printed line as box, label and text, a handwritten note as a polygon; three lines are misread.',
    config: ocrConfig,
    loadTasks: () => [createReceiptTask()],
  },
  {
    id: 'text-unicode',
    group: 'Reviewing predictions',
    title: 'Emoji, marks, right to left',
    description: 'Families, flags, combining marks, Hebrew and Arabic, a leading space, CRLF: offsets are code points.',
    config: unicodeConfig,
    loadTasks: () => [createUnicodeTask()],
  },
  {
    id: 'html',
    group: 'Reviewing predictions',
    title: 'A page of HTML',
    description:
      'A newspaper page, sanitised and apart from this one; spans by XPath, by offsets, by both. Its script and picture stay away.',
    config: htmlConfig,
    loadTasks: () => [createHtmlTask()],
  },
  {
    id: 'dialogue',
    group: 'Reviewing predictions',
    title: 'A telephone call',
    description: 'Turns with their sound: play one, filter by speaker, label a phrase, a whole turn, or across turns.',
    config: dialogueConfig,
    loadTasks: () => [createDialogueTask()],
  },
  {
    id: 'relations',
    group: 'Reviewing predictions',
    title: 'Relations between a text and a picture',
    description: 'Alt+R and a click, or drag the grip of a region to another one. Click an arrow to select it.',
    config: relationsConfig,
    loadTasks: () => [createRelationsTask()],
  },
  {
    id: 'tables',
    group: 'Layout',
    title: 'Tables, a list, Markdown',
    description: 'An order, a CSV table, two answers as cards, instructions in Markdown.',
    config: tableConfig,
    loadTasks: () => [createTableTask()],
  },
  {
    id: 'layout',
    group: 'Layout',
    title: 'Columns and conditions',
    description: 'Views, headers, visibleWhen, nested choices, an alias, a drop-down, four ways to use a TextArea.',
    config: layoutConfig,
    loadTasks: () => [createLayoutTask()],
  },
  {
    id: 'problems-task',
    group: 'Problems',
    title: 'A careless model',
    description: 'Wrong control, object, type, label, bounds and text, a lost note, a missing key: all must be told, none lost.',
    config: problemTaskConfig,
    loadTasks: () => [createProblemTask()],
  },
  {
    id: 'problems-config',
    group: 'Problems',
    title: 'A config with mistakes',
    description: 'An unknown tag, names that lead nowhere or twice, values of the wrong type: each with line and column.',
    config: problemConfig,
    loadTasks: () => [{ data: { text: sentence, other: 'This text has no name.' } }],
  },
  {
    id: 'problems-xml',
    group: 'Problems',
    title: 'A config that is no XML',
    description: 'A tag that is never closed. The editor must say where, and stay alive.',
    config: brokenConfig,
    loadTasks: () => [{ data: { text: sentence } }],
  },
  {
    id: 'image-many',
    group: 'Big tasks',
    title: '10,000 boxes',
    description: 'A box for each star of a painted sky, generated from the same seed.',
    config: manyConfig,
    loadTasks: () => [createManyBoxesTask()],
  },
  {
    id: 'text-long',
    group: 'Big tasks',
    title: '200,000 characters',
    description: 'A harbour log with 2,000 predicted spans.',
    config: longConfig,
    loadTasks: () => [createLongTextTask()],
  },
  {
    id: 'text-log',
    group: 'Big tasks',
    title: 'A log of ten megabytes',
    description: 'About 200,000 lines. Ctrl+F searches, the strip beside the text shows where the hits are.',
    config: logConfig,
    loadTasks: () => [createLogTask(10)],
  },
  {
    id: 'dialogue-long',
    group: 'Big tasks',
    title: '20,000 turns',
    description: 'A chat of three people that does not end.',
    config: longDialogueConfig,
    loadTasks: () => [createLongDialogueTask(20_000)],
  },
  {
    id: 'relations-many',
    group: 'Big tasks',
    title: '300 relations',
    description: 'The harbour log with arrows between its words: hover one, or show only those of the selected region.',
    config: manyRelationsConfig,
    loadTasks: () => [createManyRelationsTask()],
  },
];
