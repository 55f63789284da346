import { describe, expect, it } from 'vitest';
import type { Result, Task } from '../../core';
import { type ExportOptions, exportAnnotations } from '../../tasks';

const config = `<View>
  <Audio name="audio" value="$audio"/>
  <Labels name="speaker" toName="audio"><Label value="A"/><Label value="B"/></Labels>
  <TextArea name="transcript" toName="audio"/>
  <TextArea name="line" toName="audio" perRegion="true"/>
</View>`;

function text(value: Record<string, unknown>, more: Partial<Result> = {}): Result {
  return { from_name: 'transcript', to_name: 'audio', type: 'textarea', value, ...more };
}

async function manifestOf(
  results: readonly Result[],
  options: Partial<ExportOptions> = {},
  data: Record<string, unknown> = { audio: 'a.wav' },
) {
  const task: Task = { id: 1, data, annotations: [{ completed_by: 4, result: results }] };
  const { files, losses } = await exportAnnotations([task], { format: 'ASR_MANIFEST', config, ...options });
  expect(files.map(({ path }) => path)).toEqual(['manifest.json']);
  const lines = (await files[0]!.blob.text()).split('\n').filter(Boolean);
  return { lines: lines.map((line) => JSON.parse(line)), losses: losses.map(({ code, count }) => `${code} × ${count}`) };
}

describe('ASR_MANIFEST', () => {
  it('writes a line for a transcript of the whole recording', async () => {
    const { lines, losses } = await manifestOf([text({ text: ['hello\nworld'] }, { original_length: 3.5 })]);
    expect(lines).toEqual([{ audio_filepath: 'a.wav', duration: 3.5, text: 'hello world', annotator: 4 }]);
    expect(losses).toEqual(['audio-not-in-export × 1']);
  });

  it('writes a line for each transcribed region, in order of time, with its labels', async () => {
    const region = (id: string, start: number, end: number, label: string) => ({
      ...text({ start, end, channel: 0, labels: [label] }, { id, from_name: 'speaker', type: 'labels' }),
    });
    const { lines, losses } = await manifestOf([
      region('two', 2.2, 3.3, 'B'),
      text({ start: 2.2, end: 3.3, text: ['second'] }, { id: 'two', from_name: 'line' }),
      text({ text: ['first'] }, { id: 'one', from_name: 'line' }),
      region('one', 0, 2.2, 'A'),
      region('three', 4, 5, 'A'),
    ]);
    expect(lines).toEqual([
      { audio_filepath: 'a.wav', offset: 0, duration: 2.2, text: 'first', labels: ['A'], annotator: 4 },
      { audio_filepath: 'a.wav', offset: 2.2, duration: 1.1, text: 'second', labels: ['B'], annotator: 4 },
    ]);
    expect(losses).toEqual(['region-not-transcribed × 1', 'audio-not-in-export × 1']);
  });

  it('takes the length from the data or from whoever can tell, and says when nobody can', async () => {
    const results = [text({ text: 'hi' })];
    expect((await manifestOf(results, {}, { audio: 'a.wav', duration: 2 })).lines[0].duration).toBe(2);
    expect((await manifestOf(results, { durationOf: async () => 7 })).lines[0].duration).toBe(7);
    const { lines, losses } = await manifestOf(results);
    expect(lines).toEqual([{ audio_filepath: 'a.wav', text: 'hi', annotator: 4 }]);
    expect(losses).toContain('duration-unknown × 1');
  });

  it('tells of what is no transcript, of missing recordings and of addresses that do not last', async () => {
    const choices = { from_name: 'x', to_name: 'audio', type: 'choices', value: { choices: ['a'] } };
    expect((await manifestOf([choices])).losses).toEqual([
      'result-not-a-transcript × 1',
      'nothing-transcribed × 1',
      'audio-not-in-export × 1',
    ]);
    expect((await manifestOf([text({ text: ['a'] })], {}, {})).losses).toEqual(['audio-missing × 1']);
    expect((await manifestOf([text({ text: ['a', 'b'] })], {}, { audio: 'blob:x', duration: 1 })).losses).toEqual([
      'audio-address-short-lived × 1',
      'texts-joined × 1',
    ]);
    expect((await manifestOf([text({ text: ['a'] })], { config: '<View/>' })).losses).toEqual([
      'audio-missing × 1',
      'result-not-a-transcript × 1',
    ]);
  });
});
