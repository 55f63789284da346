import { ListChecks, Search } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { Suspense, useCallback, useState } from 'react';
import { ErrorBoundary, IconButton, onDemand, useHotkey, useMessages } from '../../../ui/kit';
import type { TextStage } from '../TextStage';
import { isWithin } from './isWithin';
import type { SearchQuery } from './query';
import { createFoundPlaces } from './TextSearch';

const FindBar = onDemand(() => import('./FindBar').then((module) => module.FindBar));
const RulerStrip = onDemand(() => import('./RulerStrip').then((module) => module.RulerStrip));
const LikeThisPanel = onDemand(() => import('./LikeThisPanel').then((module) => module.LikeThisPanel));

/** Longest selection that is taken for what one wants to search for. */
const LONGEST = 200;

const EMPTY: SearchQuery = { text: '', isRegex: false, matchCase: false, wholeWords: false };

/** What is open over a text, and what it opened with. */
interface Opened {
  readonly panel: 'find' | 'likeThis';
  readonly query: SearchQuery | undefined;
  readonly wish: number;
}

/** What is selected, when it may be what one searches for. */
function selectedText({ pending, text }: TextStage): string | undefined {
  const selected = pending && pending.end - pending.start <= LONGEST ? text.slice(pending.start, pending.end) : '';
  return selected.trim() && !/[\r\n]/.test(selected) ? selected : undefined;
}

/** Search in a text, and what else is loaded when somebody asks for it. One for each stage. */
export const TextTools = observer(function TextTools({ stage }: { readonly stage: TextStage }) {
  const t = useMessages();
  const { settings } = stage.editor;
  const [places] = useState(createFoundPlaces);
  const [opened, setOpened] = useState<Opened>();
  const [query, setQuery] = useState(EMPTY);
  const close = useCallback(() => setOpened(undefined), []);

  const find = (): void => {
    const selected = selectedText(stage);
    const asked = selected === undefined ? query : { ...query, text: selected, isRegex: false };
    setOpened((before) => ({ panel: 'find', query: asked, wish: (before?.wish ?? 0) + 1 }));
  };
  const openLikeThis = (searched?: SearchQuery): void =>
    setOpened((before) => ({ panel: 'likeThis', query: searched, wish: (before?.wish ?? 0) + 1 }));
  const isHere = (event: Event): boolean =>
    isWithin(stage, event) || stage.active?.layer.selection.some((id) => stage.active?.index.get(id)) === true;
  useHotkey('ctrl+shift+l', (event) => (isHere(event) ? openLikeThis() : false), t('likeThis.open'), { action: 'text:label-all' });
  useHotkey('ctrl+f', (event) => (isWithin(stage, event) ? find() : false), t('find.open'), { inInputs: true, action: 'text:find' });

  return (
    <>
      {!opened && (
        <span className="le-text-tools">
          <IconButton size="small" icon={<ListChecks size={14} />} label={t('likeThis.open')} onClick={() => openLikeThis()} />
          <IconButton size="small" icon={<Search size={14} />} label={t('find.open')} onClick={find} />
        </span>
      )}
      {opened && (
        <ErrorBoundary
          fallback={(error) => (
            <div className="le-notice" data-severity="error">
              {error.message}
            </div>
          )}
        >
          <Suspense fallback={null}>
            {opened.panel === 'find' ? (
              <FindBar
                stage={stage}
                places={places}
                query={opened.query ?? EMPTY}
                wish={opened.wish}
                onQuery={setQuery}
                onLikeThis={openLikeThis}
                onClose={close}
              />
            ) : (
              <LikeThisPanel key={opened.wish} stage={stage} places={places} searched={opened.query} onClose={close} />
            )}
          </Suspense>
        </ErrorBoundary>
      )}
      {settings.showRuler && settings.writingMode === 'horizontal' && (
        <Suspense fallback={null}>
          <RulerStrip stage={stage} places={places} />
        </Suspense>
      )}
    </>
  );
});
