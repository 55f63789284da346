import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createTranslate, type Messages, type Translate } from './messages';

const MessagesContext = createContext<Translate>(createTranslate());

/** Lays a host's texts over the English catalogue for everything below. */
export function MessagesProvider({ messages, children }: { readonly messages?: Messages | undefined; readonly children?: ReactNode }) {
  const translate = useMemo(() => createTranslate(messages), [messages]);
  return <MessagesContext.Provider value={translate}>{children}</MessagesContext.Provider>;
}

/**
 * Reads texts by key.
 * @example
 * const t = useMessages();
 * t('regions.count', { count: 3 }); // 3 regions
 */
export function useMessages(): Translate {
  return useContext(MessagesContext);
}
