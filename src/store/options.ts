import type { EditorOptions, Features } from './optionTypes';

/** What the editor offers: on where somebody listens, unless the host says otherwise. */
export function featuresOf(options: EditorOptions): Features {
  const given = Object.fromEntries(Object.entries(options.features ?? {}).filter(([, value]) => value !== undefined));
  return {
    submit: options.onSubmit !== undefined,
    update: options.onUpdate !== undefined,
    skip: options.onSkip !== undefined,
    deleteAnnotation: options.onDelete !== undefined,
    addAnnotation: true,
    undo: true,
    layers: true,
    settings: true,
    denyEmpty: false,
    ...given,
  };
}
