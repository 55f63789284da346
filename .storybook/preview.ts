import 'label-editor/style.css';
import type { Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';

// Panels and surfaces are loaded on demand, and a busy machine takes its time.
configure({ asyncUtilTimeout: 5000 });

const preview: Preview = {
  parameters: {
    layout: 'fullscreen',
    // A story that axe objects to is a failed test, not a note.
    a11y: { test: 'error' },
  },
};
export default preview;
