import type { Finding } from '../../core';
import { Button } from './Button';
import { useMessages } from './messagesContext';

/** Says in the place of the data why it is not shown, or not as it says. */
export function FindingNotice({ finding, onRetry }: { readonly finding: Finding; readonly onRetry?: (() => void) | undefined }) {
  const t = useMessages();
  return (
    <div className="le-notice" data-severity={finding.severity} role={finding.severity === 'info' ? undefined : 'alert'}>
      <strong className="le-notice-title">{finding.message}</strong>
      <span>{finding.hint}</span>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {t('tag.retry')}
        </Button>
      )}
    </div>
  );
}
