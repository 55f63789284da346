import { Check, Sparkles, X } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import type { ReactNode } from 'react';
import { Button, formatKeys, Spinner, useEditor, useHotkey, useMessages } from '../kit';

const ACCEPT = 'alt+enter';
const REJECT = 'alt+backspace';

/** What the model is doing and suggests, with every decision on it; nothing while nothing was drawn for it. */
export const AssistStatus = observer(function AssistStatus(): ReactNode {
  const { assist } = useEditor();
  const t = useMessages();
  const enabled = assist.isOffered;
  const acceptAll = (): unknown => assist.accept().length > 0;
  const rejectAll = (): unknown => assist.reject().length > 0;
  useHotkey(ACCEPT, acceptAll, t('assist.acceptAll'), { action: 'assist:accept-all', enabled });
  useHotkey(REJECT, rejectAll, t('assist.rejectAll'), { action: 'assist:reject-all', enabled });
  // Before Escape means anything else.
  useHotkey('escape', () => (assist.pending ? assist.cancel() : false), t('assist.cancel'), {
    enabled: enabled && assist.pending,
    priority: 1,
  });
  const count = assist.suggestions?.count ?? 0;
  const isShown = assist.pending || assist.isOpen;
  return (
    <>
      {enabled && <Announcement />}
      {isShown && (
        // biome-ignore lint/a11y/useSemanticElements: no form's fields
        <div className="le-assist" role="group" aria-label={t('assist.toggle')}>
          {assist.pending && <Waiting />}
          {!assist.pending && assist.error !== undefined && <Failed />}
          {count > 0 && (
            <>
              <span className="le-assist-text">
                <Sparkles size={14} aria-hidden="true" /> {t('assist.suggestions', { count })}
              </span>
              <Button
                size="small"
                variant="primary"
                icon={<Check size={14} />}
                tip={tipOf(t('assist.acceptAll'), ACCEPT)}
                onClick={acceptAll}
              >
                {t('assist.acceptAll.short')}
              </Button>
              <Button size="small" icon={<X size={14} />} tip={tipOf(t('assist.rejectAll'), REJECT)} onClick={rejectAll}>
                {t('assist.rejectAll.short')}
              </Button>
            </>
          )}
          {count === 0 && !assist.pending && <PromptsOnly />}
        </div>
      )}
    </>
  );
});

function tipOf(text: string, keys: string): string {
  return `${text} (${formatKeys(keys)})`;
}

function Waiting() {
  const { assist } = useEditor();
  const t = useMessages();
  return (
    <>
      <span className="le-assist-text">
        <Spinner /> {t('assist.waiting')}
      </span>
      <Button size="small" aria-label={t('assist.cancel')} onClick={() => assist.cancel()}>
        {t('assist.cancel.short')}
      </Button>
    </>
  );
}

const Failed = observer(function Failed() {
  const { assist } = useEditor();
  const t = useMessages();
  return (
    <>
      <span className="le-assist-text" data-tone="error" role="alert">
        {t('assist.failed')} {assist.error}
      </span>
      <Button size="small" onClick={() => assist.again()}>
        {t('assist.again')}
      </Button>
    </>
  );
});

/** What was drawn has no suggestion (any more): the person goes on, keeps it or drops it. */
const PromptsOnly = observer(function PromptsOnly() {
  const { assist } = useEditor();
  const t = useMessages();
  const isEmpty = assist.suggestions?.count === 0;
  return (
    <>
      {assist.error === undefined && (
        <>
          <span className="le-assist-text">{isEmpty ? t('assist.none') : t('assist.prompts', { count: assist.prompts.length })}</span>
          <Button size="small" onClick={() => assist.again()}>
            {t('assist.again')}
          </Button>
        </>
      )}
      <Button size="small" tip={t('assist.keep.hint')} onClick={() => assist.keep()}>
        {t('assist.keep')}
      </Button>
      <Button size="small" variant="quiet" tip={t('assist.discard.hint')} onClick={() => assist.discard()}>
        {t('assist.discard')}
      </Button>
    </>
  );
});

/** Says aloud that the model is asked, what it answers, and that suggestions were taken over. */
const Announcement = observer(function Announcement() {
  const { assist } = useEditor();
  const t = useMessages();
  const count = assist.suggestions?.count;
  const keys = { accept: formatKeys(ACCEPT), reject: formatKeys(REJECT) };
  const now = assist.pending
    ? t('assist.waiting')
    : count === undefined || assist.error !== undefined
      ? ''
      : count === 0
        ? t('assist.none')
        : `${t('assist.suggestions', { count })}. ${t('assist.keys', keys)}`;
  return (
    <span className="le-visually-hidden" role="status">
      {now}
    </span>
  );
});
