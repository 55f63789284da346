/** Hands a file to the person's downloads. */
export function downloadBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // The download has its own hold on the blob once it started.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A title as the beginning of a file's name. */
export function fileStem(title: string): string {
  return (
    title
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}.-]+/gu, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, 60) || 'project'
  );
}
