const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob: http: https:",
  'media-src': "'self' data: blob: http: https:",
  'connect-src': "'self' data: blob: http: https:",
  'font-src': "'self'",
  'worker-src': "'self' blob:",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/**
 * The content security policy under which the app is served, by the command line and in every end-to-end test: no inline script or style, no eval, no
 * frame, no plug-in. Pictures, sound and files of a task may come from any address, since tasks name them.
 */
export const PAGE_POLICY: string = Object.entries(DIRECTIVES)
  .map(([name, sources]) => `${name} ${sources}`)
  .join('; ');
