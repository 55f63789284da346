import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';

type Announce = (text: string) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** Tells screen readers what happened, politely. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

/** The one place of the page that speaks: two would talk over each other. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', count: 0 });
  const count = useRef(0);
  const announce = useCallback<Announce>((text) => {
    count.current += 1;
    setSaid({ text, count: count.current });
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <p className="pg-visually-hidden" role="status" aria-label="What happened">
        {/* The same words twice are heard twice. */}
        <span key={said.count}>{said.text}</span>
      </p>
    </AnnounceContext>
  );
}
