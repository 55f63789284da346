import { createEditor, type Problem } from 'label-editor';

/** What is wrong with a labeling config by itself, whatever the task. */
export function checkConfig(config: string): readonly Problem[] {
  const editor = createEditor({ config, task: { data: {} } });
  const problems = editor.problems.filter(({ where, code }) => where.source === 'config' && code !== 'data-key-missing');
  const labels = editor.config.controls.length;
  const objects = editor.config.objects.length;
  editor.dispose();
  if (problems.some(({ severity }) => severity === 'error') || objects > 0) return problems;
  return [
    ...problems,
    {
      code: 'nothing-to-label',
      severity: 'error',
      message: labels === 0 ? 'The config shows nothing yet.' : 'The config has controls, but shows no data that they could label.',
      hint: 'Add a tag that shows data, such as <Text name="text" value="$text"/> or <Image name="image" value="$image"/>.',
      where: { source: 'config' },
    },
  ];
}
