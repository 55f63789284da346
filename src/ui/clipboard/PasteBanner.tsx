import { observer } from 'mobx-react-lite';
import { Button, useMessages } from '../kit';
import { useRegionActions } from './regionActionsContext';

/** Says what could not be pasted; all of it is in the list of problems too. */
export const PasteBanner = observer(function PasteBanner() {
  const actions = useRegionActions();
  const t = useMessages();
  const [first, ...others] = actions.problems;
  if (!first) return null;
  return (
    <div className="le-banner" data-tone="warning" role="alert">
      <span className="le-banner-text">
        {first.message} {first.hint} {others.length > 0 && t('clipboard.problems', { count: others.length })}
      </span>
      <Button size="small" variant="quiet" onClick={() => actions.dismissProblems()}>
        {t('common.dismiss')}
      </Button>
    </div>
  );
});
