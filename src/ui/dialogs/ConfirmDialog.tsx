import { Button, useMessages } from '../kit';
import { Dialog } from './Dialog';

/** What is about to be deleted. */
export interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  /** Enter confirms only what can be undone. */
  readonly undoable?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is deleted. */
export function ConfirmDialog({ title, text, undoable = false, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useMessages();
  const confirm = (): void => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose} data-le-first={undoable ? undefined : ''}>
            {t('common.cancel')}
          </Button>
          <Button variant="danger" onClick={confirm} data-le-first={undoable ? '' : undefined}>
            {t('common.delete')}
          </Button>
        </>
      }
    >
      <p className="le-dialog-text">{text}</p>
    </Dialog>
  );
}
