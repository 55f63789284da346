import type { SampleTask } from '../sample';
import page from './page.html?raw';

/** Spans of the page in the three ways that tools write them: paths and offsets, paths alone, offsets in the whole text alone. */
const values = [
  {
    start: '/article[1]/h1[1]/text()[1]',
    startOffset: 0,
    end: '/article[1]/h1[1]/em[1]/text()[1]',
    endOffset: 8,
    globalOffsets: { start: 3, end: 29 },
    text: 'Harrow Light goes electric',
    hypertextlabels: ['Event'],
  },
  {
    start: '/article[1]/p[1]/text()[1]',
    startOffset: 3,
    end: '/article[1]/p[1]/text()[1]',
    endOffset: 15,
    text: 'Ines Cardoso',
    hypertextlabels: ['Person'],
  },
  { globalOffsets: { start: 49, end: 59 }, text: 'Port Alder', hypertextlabels: ['Place'] },
  {
    start: '/article[1]/p[1]/text()[1]',
    startOffset: 29,
    end: '/article[1]/p[1]/text()[1]',
    endOffset: 41,
    globalOffsets: { start: 61, end: 73 },
    text: '17 June 1931',
    hypertextlabels: ['Date'],
  },
  {
    start: '/article[1]/p[2]/b[1]/text()[1]',
    startOffset: 0,
    end: '/article[1]/p[2]/b[1]/text()[1]',
    endOffset: 12,
    text: 'Harrow Light',
    hypertextlabels: ['Place'],
  },
  { globalOffsets: { start: 165, end: 175 }, text: 'Pieter Vos', hypertextlabels: ['Person'] },
  {
    start: '/article[1]/p[3]/text()[2]',
    startOffset: 23,
    end: '/article[1]/p[3]/text()[2]',
    endOffset: 41,
    globalOffsets: { start: 324, end: 342 },
    text: 'Thorne & Daughters',
    hypertextlabels: ['Organization'],
  },
  {
    start: '/article[1]/p[3]/text()[2]',
    startOffset: 45,
    end: '/article[1]/p[3]/text()[2]',
    endOffset: 56,
    text: 'Kell Island',
    hypertextlabels: ['Place'],
  },
  { globalOffsets: { start: 411, end: 422 }, text: 'Saint Brann', hypertextlabels: ['Place'] },
  {
    start: '/article[1]/table[1]/tbody[1]/tr[3]/td[2]/text()[1]',
    startOffset: 0,
    end: '/article[1]/table[1]/tbody[1]/tr[3]/td[2]/text()[1]',
    endOffset: 10,
    globalOffsets: { start: 489, end: 499 },
    text: 'Tomas Berg',
    hypertextlabels: ['Person'],
  },
  {
    start: '/article[1]/p[5]/span[1]/text()[1]',
    startOffset: 0,
    end: '/article[1]/p[5]/span[1]/text()[1]',
    endOffset: 13,
    text: 'harbour board',
    hypertextlabels: ['Organization'],
  },
  { globalOffsets: { start: 581, end: 591 }, text: 'Ada Thorne', hypertextlabels: ['Person'] },
];

/** A newspaper page that two models have read. */
export function createHtmlTask(): SampleTask {
  const spans = values.map((value, i) => ({
    id: `h${i + 1}`,
    from_name: 'label',
    to_name: 'page',
    type: 'hypertextlabels',
    score: 0.95 - i * 0.05,
    value,
  }));
  return {
    data: { page },
    predictions: [
      { model_version: 'reader-3', score: 0.7, result: spans },
      { model_version: 'reader-2', score: 0.5, result: spans.filter((_, i) => i % 2 === 0) },
    ],
  };
}
