import 'label-editor/style.css';
import type { Preview } from '@storybook/react-vite';

const preview: Preview = {
  parameters: {
    layout: 'fullscreen',
    // A story that axe objects to is a failed test, not a note.
    a11y: { test: 'error' },
  },
};
export default preview;
