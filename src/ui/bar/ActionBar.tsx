import { Copy, Keyboard, PanelRight, Redo2, RotateCcw, Settings2, Undo2 } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { saveOffer } from '../commands';
import { Badge, Button, IconButton, type Translate, useEditor, useMessages } from '../kit';
import { AssistStatus } from './AssistStatus';

/** Props of `ActionBar`. */
export interface ActionBarProps {
  readonly panelOpen: boolean;
  readonly onPanel: () => void;
  readonly onSettings: () => void;
  readonly onHelp: () => void;
}

/** A history step as a person reads it: known ones by the catalogue, others as the control named them. */
function stepName(name: string, t: Translate): string {
  const key = `step.${name}`;
  const text = t(key);
  return text === key ? name : text;
}

const HistoryButtons = observer(function HistoryButtons() {
  const editor = useEditor();
  const t = useMessages();
  const { annotation } = editor;
  if (!annotation || !editor.features.undo) return null;
  const { redoName } = annotation;
  const undoName = editor.assist.canUndo ? 'prompt' : annotation.undoName;
  return (
    <>
      <IconButton
        icon={<Undo2 size={16} />}
        label={t('bar.undo')}
        tip={undoName && t('bar.undo.named', { name: stepName(undoName, t) })}
        disabled={!annotation.canUndo && !editor.assist.canUndo}
        onClick={() => editor.undo()}
      />
      <IconButton
        icon={<Redo2 size={16} />}
        label={t('bar.redo')}
        tip={redoName && t('bar.redo.named', { name: stepName(redoName, t) })}
        disabled={!annotation.canRedo}
        onClick={() => editor.redo()}
      />
      <IconButton icon={<RotateCcw size={15} />} label={t('bar.reset')} disabled={!annotation.canUndo} onClick={() => annotation.reset()} />
      <span className="le-bar-divider" />
    </>
  );
});

/** What can be done with what is on screen: copy a prediction, or skip, submit and update an annotation. */
const MainActions = observer(function MainActions() {
  const editor = useEditor();
  const t = useMessages();
  const { active, annotation, features, action } = editor;
  const busy = action?.state === 'busy' ? action.name : undefined;
  if (active?.type === 'prediction') {
    if (editor.readOnly || !features.addAnnotation) return <span className="le-bar-note">{t('tabs.readOnly')}</span>;
    return (
      // The key keeps the button, and the focus on it, from becoming Skip when it has done its work.
      <Button
        key="copy"
        variant="primary"
        icon={<Copy size={15} />}
        aria-label={t('bar.copy.name')}
        tip={t('bar.copy.hint')}
        onClick={() => editor.copyPrediction(active.id)}
      >
        {t('bar.copy')}
      </Button>
    );
  }
  if (!annotation) return null;
  if (!annotation.editable) return <span className="le-bar-note">{t('bar.readOnly')}</span>;
  if (annotation.skipped) {
    return (
      <>
        <span className="le-bar-note">{t('bar.skipped')}</span>
        {features.skip && (
          <Button busy={busy === 'unskip'} disabled={busy !== undefined} onClick={() => void editor.unskip()}>
            {t('bar.unskip')}
          </Button>
        )}
      </>
    );
  }
  const offer = saveOffer(editor);
  return (
    <>
      {features.skip && (
        <Button busy={busy === 'skip'} disabled={busy !== undefined} onClick={() => void editor.skip()}>
          {t('bar.skip')}
        </Button>
      )}
      {offer && (
        <Button
          variant="primary"
          busy={busy === offer.action}
          disabled={busy !== undefined || offer.off !== undefined}
          tip={offer.off && t(offer.off)}
          onClick={() => void (offer.action === 'submit' ? editor.submit() : editor.update())}
        >
          {t(`bar.${offer.action}`)}
        </Button>
      )}
    </>
  );
});

const ProblemCount = observer(function ProblemCount() {
  const { problems } = useEditor();
  return (
    problems.length > 0 && (
      <Badge tone={problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning'}>{problems.length}</Badge>
    )
  );
});

/** The bar below the data. */
export const ActionBar = observer(function ActionBar({ panelOpen, onPanel, onSettings, onHelp }: ActionBarProps) {
  const editor = useEditor();
  const t = useMessages();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar is no landmark of the host's page
    <div className="le-bar" role="group" aria-label={t('bar.label')} tabIndex={-1} data-le-pane="actions">
      <HistoryButtons />
      {editor.features.settings && <IconButton icon={<Settings2 size={16} />} label={t('bar.settings')} onClick={onSettings} />}
      <IconButton icon={<Keyboard size={16} />} label={t('bar.hotkeys')} onClick={onHelp} />
      <span className="le-spacer" />
      <AssistStatus />
      <div className="le-bar-main">
        <MainActions />
      </div>
      <span className="le-bar-divider" />
      {!panelOpen && <ProblemCount />}
      <IconButton
        icon={<PanelRight size={16} />}
        label={t(panelOpen ? 'bar.panel.hide' : 'bar.panel.show')}
        aria-expanded={panelOpen}
        onClick={onPanel}
      />
    </div>
  );
});
