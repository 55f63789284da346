import { observer } from 'mobx-react-lite';
import { useState } from 'react';
import { stageId } from './header/LayerTabs';
import { Button, TagView, useEditor, useMessages } from './kit';
import { StageArrows } from './relations/overlay/StageArrows';

/** The tag tree of the config over what is on screen. */
export const Stage = observer(function Stage() {
  const editor = useEditor();
  const t = useMessages();
  const { active, config } = editor;
  const { root } = config;
  const [stage, setStage] = useState<HTMLElement | null>(null);
  return (
    <>
      <div
        ref={setStage}
        className="le-stage"
        id={stageId(editor)}
        role="tabpanel"
        aria-label={active ? undefined : t('stage.label')}
        aria-labelledby={active ? `${editor.uid}-tab-${active.id}` : undefined}
        tabIndex={-1}
        data-le-pane="stage"
      >
        {!root && (
          <div className="le-notice" data-severity="error" role="alert">
            <strong className="le-notice-title">{t('config.broken')}</strong>
            {config.problems
              .filter(({ severity }) => severity === 'error')
              .slice(0, 3)
              .map((problem) => (
                <span key={problem.message}>
                  {problem.message} {problem.hint}
                </span>
              ))}
          </div>
        )}
        {root && active && <TagView node={root} />}
        {root && !active && (
          <div className="le-stage-empty">
            {t('tabs.empty')}
            {editor.features.addAnnotation && !editor.readOnly && (
              <Button variant="primary" onClick={() => editor.addAnnotation()}>
                {t('tabs.empty.add')}
              </Button>
            )}
          </div>
        )}
      </div>
      <StageArrows stage={stage} />
    </>
  );
});
