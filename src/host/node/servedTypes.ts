const IMAGES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jfif: 'image/jpeg',
  gif: 'image/gif',
  bmp: 'image/bmp',
  webp: 'image/webp',
  avif: 'image/avif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  ico: 'image/x-icon',
  svg: 'image/svg+xml',
};
const AUDIO = {
  wav: 'audio/wav',
  wave: 'audio/wav',
  aif: 'audio/aiff',
  aiff: 'audio/aiff',
  mp3: 'audio/mpeg',
  au: 'audio/basic',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  m4a: 'audio/mp4',
  opus: 'audio/ogg',
  aac: 'audio/aac',
  weba: 'audio/webm',
};
const VIDEO = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  ogv: 'video/ogg',
  mkv: 'video/x-matroska',
  avi: 'video/x-msvideo',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
};
const DATA = {
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  htm: 'text/html; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
};

const TYPES: ReadonlyMap<string, string> = new Map(Object.entries({ ...IMAGES, ...AUDIO, ...VIDEO, ...DATA }));

/** The type under which a file of a task is served, by the end of its name; undefined for files that are none of a task's. */
export function servedType(file: string): string | undefined {
  return TYPES.get(/\.([a-z\d]{1,5})$/i.exec(file)?.[1]?.toLowerCase() ?? '');
}
