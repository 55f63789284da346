import { onDemand } from './onDemand';

/** Foreign HTML, sanitised; it and the sanitiser are loaded when a task has some. */
export const CleanHtml = onDemand(() => import('./CleanHtml').then((module) => module.CleanHtml));
