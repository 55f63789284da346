import { useEffect, useState } from 'react';
import { type NewVersion, watchVersions } from './worker';
import './offline.css';

/** Says in a corner that a new version is there; it starts when the person wants it to. */
export function VersionNotice() {
  const [version, setVersion] = useState<NewVersion>();
  useEffect(() => {
    // Where workers are not allowed, as in some private windows, the page works as ever, only not offline.
    watchVersions(location.search, setVersion).catch(() => undefined);
  }, []);
  return (
    <div className="pg-version" role="status">
      {version && (
        <>
          <span>A new version is here.</span>
          <button type="button" className="pg-button pg-button-main" onClick={() => void version.start()}>
            Reload
          </button>
          <button type="button" className="pg-button" onClick={() => setVersion(undefined)}>
            Later
          </button>
        </>
      )}
    </div>
  );
}
