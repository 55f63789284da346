import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { Spinner } from './Spinner';

/** Props of `Button`. */
export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  readonly [data: `data-${string}`]: string | undefined;
  readonly variant?: 'default' | 'primary' | 'danger' | 'quiet' | undefined;
  readonly size?: 'small' | 'medium' | undefined;
  /** It stays focusable, so that the focus is not lost and its tooltip can say why. */
  readonly disabled?: boolean | undefined;
  /** Working on it: shows a spinner and takes no clicks. */
  readonly busy?: boolean | undefined;
  /** Tooltip. */
  readonly tip?: string | undefined;
  readonly icon?: ReactNode;
}

/**
 * A button. Disabled ones keep the focus and answer no click.
 * @example
 * <Button variant="primary" busy={saving} onClick={save}>Submit</Button>
 */
export function Button(props: ButtonProps) {
  const { variant = 'default', size = 'medium', disabled = false, busy = false, tip, icon, className, children, onClick, ...rest } = props;
  const off = disabled || busy;
  const handleClick = (event: MouseEvent<HTMLButtonElement>): void => {
    if (off) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      className={`le-button${className ? ` ${className}` : ''}`}
      data-variant={variant}
      data-size={size}
      data-le-tip={tip || undefined}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-description={off && tip ? tip : rest['aria-description']}
      onClick={handleClick}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

/** Props of `IconButton`. */
export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon'> {
  readonly icon: ReactNode;
  /** Accessible name, and the tooltip unless `tip` says more. */
  readonly label: string;
  /** A toggle that is on. */
  readonly pressed?: boolean | undefined;
}

/**
 * A button that shows an icon only.
 * @example
 * <IconButton icon={<Undo2 size={16} />} label={t('bar.undo')} onClick={undo} />
 */
export function IconButton({ icon, label, pressed, tip, className, variant = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      variant={variant}
      className={`le-icon-button${className ? ` ${className}` : ''}`}
      aria-label={label}
      aria-pressed={pressed}
      tip={tip ?? label}
      icon={icon}
    />
  );
}
