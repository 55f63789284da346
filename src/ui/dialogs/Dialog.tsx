import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { IconButton, useMessages } from '../kit';

/** Props of `Dialog`. */
export interface DialogProps {
  readonly title: string;
  readonly size?: 'small' | 'medium';
  readonly onClose: () => void;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A modal dialog: the browser's own, open while mounted. It traps the focus, starts with what has `data-le-first`, closes on Escape and gives the focus back. */
export function Dialog({ title, size = 'medium', onClose, foot, children }: DialogProps) {
  const t = useMessages();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  // A layout effect ends while the dialog is still on the page: only then does closing it give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-le-first]')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop; Escape does it by keyboard
    <dialog
      ref={ref}
      className="le-dialog"
      data-size={size}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <div className="le-dialog-head">
        <h2 id={id} className="le-dialog-title">
          {title}
        </h2>
        <IconButton icon={<X size={16} />} label={t('common.close')} onClick={onClose} />
      </div>
      <div className="le-dialog-body">{children}</div>
      {foot && <div className="le-dialog-foot">{foot}</div>}
    </dialog>
  );
}
