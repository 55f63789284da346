import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import './playground.css';

const container = document.getElementById('playground');
if (!container) throw new Error('Playground: index.html has no element with id "playground"; nothing can be shown.');
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
