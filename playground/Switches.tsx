import { type ReactNode, useId } from 'react';
import type { PlaygroundState } from './urlState';
import type { ChangeState } from './usePlaygroundState';

interface SwitchesProps {
  readonly state: PlaygroundState;
  readonly models: readonly string[];
  readonly onChange: ChangeState;
}

/** What a host chooses for the editor. */
export function Switches({ state, models, onChange }: SwitchesProps) {
  const known = state.model === '' || models.includes(state.model) ? models : [...models, state.model];
  return (
    <div className="pg-switches">
      <Radios
        legend="Mode"
        name="mode"
        value={state.mode}
        options={[
          ['quick-view', 'Quick view'],
          ['stream', 'Stream'],
        ]}
        onChange={(mode) => onChange({ mode })}
      />
      <Checkbox checked={state.predictions} onChange={(predictions) => onChange({ predictions })}>
        Show predictions
      </Checkbox>
      <Select
        label="Model version"
        value={state.model}
        options={[['', 'First there is'], ...known.map((model) => [model, model] as const)]}
        onChange={(model) => onChange({ model })}
      />
      <Checkbox checked={state.readOnly} onChange={(readOnly) => onChange({ readOnly })}>
        Read-only
      </Checkbox>
      <Checkbox checked={state.failNext} onChange={(failNext) => onChange({ failNext })}>
        Fail the next save
      </Checkbox>
      <Select
        label="Theme"
        value={state.theme}
        options={[
          ['system', 'System'],
          ['light', 'Light'],
          ['dark', 'Dark'],
        ]}
        onChange={(theme) => onChange({ theme })}
      />
    </div>
  );
}

interface OptionsProps<T extends string> {
  readonly value: T;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly onChange: (value: T) => void;
}

function Radios<T extends string>({
  legend,
  name,
  value,
  options,
  onChange,
}: OptionsProps<T> & { readonly legend: string; readonly name: string }) {
  return (
    <fieldset className="pg-radios">
      <legend className="pg-visually-hidden">{legend}</legend>
      {options.map(([option, label]) => (
        <label key={option} className="pg-radio">
          <input type="radio" name={name} value={option} checked={option === value} onChange={() => onChange(option)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Select<T extends string>({ label, value, options, onChange }: OptionsProps<T> & { readonly label: string }) {
  const id = useId();
  return (
    <span className="pg-select">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}

function Checkbox({ checked, onChange, children }: { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }) {
  return (
    <label className="pg-checkbox">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}
