/** Questions: choices and texts to fill in. */
export const questionTexts = {
  'choices.add': 'Add a choice…',
  'choices.none': 'No choice',
  'choices.remove': 'Remove {choice}',
  'choices.fold': 'Choices below {choice}',
  'textarea.add': 'Add',
  'textarea.entry': '{name}, entry {number}',
  'textarea.edit': 'Edit {name}',
  'textarea.delete': 'Delete {name}',
  'textarea.duplicate': 'There is already an entry with that text. Please enter unique text.',
} as const;
