import { useState } from 'react';
import { cutText, formatBytes, type ResultText } from './resultText';

/** The result of the layer on screen as Label Studio's JSON, to read, copy and download. */
export function ResultPanel({ text }: { readonly text: ResultText | undefined }) {
  const [notice, setNotice] = useState('');
  const { head, isCut } = cutText(text?.json ?? '');

  const handleCopy = async () => {
    try {
      await navigator.clipboard.writeText(text?.json ?? '');
      setNotice('Copied.');
    } catch {
      setNotice('The browser does not let this page copy. Download the result instead.');
    }
  };

  const handleDownload = () => {
    const url = URL.createObjectURL(new Blob([text?.json ?? ''], { type: 'application/json' }));
    Object.assign(document.createElement('a'), { href: url, download: 'result.json' }).click();
    // The download has its own hold on the blob once it started.
    window.setTimeout(() => URL.revokeObjectURL(url), 1000);
    setNotice('Downloaded.');
  };

  return (
    <section className="pg-result" aria-labelledby="pg-result-title">
      <div className="pg-panel-head">
        <h2 id="pg-result-title">Result</h2>
        <span className="pg-spacer" />
        <button type="button" className="pg-button" onClick={handleCopy} disabled={!text}>
          Copy JSON
        </button>
        <button type="button" className="pg-button" onClick={handleDownload} disabled={!text}>
          Download
        </button>
      </div>
      <p className="pg-muted" role="status" aria-label="Size of the result">
        {text
          ? `${text.layer}: ${text.resultCount.toLocaleString('en')} ${text.resultCount === 1 ? 'result' : 'results'}, ${formatBytes(text.byteCount)}`
          : 'Nothing is shown'}
      </p>
      <p className="pg-notice" role="status" aria-label="Copy and download">
        {notice}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="pg-json" aria-label="Result JSON" tabIndex={0}>
        <pre>{head}</pre>
      </section>
      {isCut && <p className="pg-muted">The beginning only. Copy and download give all of it.</p>}
    </section>
  );
}
