import { type ComponentProps, type ReactNode, useId } from 'react';

/** Props of `TextField`. */
export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'size'> {
  readonly label: string;
  /** The label is read out but not seen. */
  readonly hideLabel?: boolean | undefined;
}

/**
 * One line of text or a number, with its label.
 * @example
 * <TextField label="Filter" hideLabel value={query} onChange={(event) => setQuery(event.target.value)} />
 */
export function TextField({ label, hideLabel = false, className, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <span className={`le-field${className ? ` ${className}` : ''}`}>
      {!hideLabel && (
        <label className="le-field-label" htmlFor={rest.id ?? id}>
          {label}
        </label>
      )}
      <input id={id} {...rest} className="le-input" aria-label={hideLabel ? label : undefined} />
    </span>
  );
}

/** Props of `Select`. */
export interface SelectProps extends Omit<ComponentProps<'select'>, 'children'> {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly options: readonly { readonly value: string; readonly label: string; readonly disabled?: boolean }[];
}

/** A choice from a list: the browser's own, which every keyboard and screen reader knows. */
export function Select({ label, hideLabel = false, options, className, ...rest }: SelectProps) {
  const id = useId();
  return (
    <span className={`le-field${className ? ` ${className}` : ''}`}>
      {!hideLabel && (
        <label className="le-field-label" htmlFor={rest.id ?? id}>
          {label}
        </label>
      )}
      <select id={id} {...rest} className="le-input le-select" aria-label={hideLabel ? label : undefined}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Props of `Checkbox`. */
export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange'> {
  readonly label: ReactNode;
  readonly hint?: string | undefined;
  readonly onChange: (checked: boolean) => void;
}

/** A switch between yes and no, with its label beside it. */
export function Checkbox({ label, hint, onChange, className, ...rest }: CheckboxProps) {
  return (
    <label className={`le-checkbox${className ? ` ${className}` : ''}`}>
      <input {...rest} type="checkbox" className="le-check" onChange={(event) => onChange(event.target.checked)} />
      <span className="le-checkbox-text">
        {label}
        {hint && <span className="le-hint">{hint}</span>}
      </span>
    </label>
  );
}

/** Props of `Slider`. */
export interface SliderProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'value'> {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A number from a range. */
export function Slider({ label, value, onChange, className, ...rest }: SliderProps) {
  return (
    <input
      {...rest}
      type="range"
      className={`le-slider${className ? ` ${className}` : ''}`}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  );
}
