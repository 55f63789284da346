import { observer } from 'mobx-react-lite';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { isRecord, type Region } from '../../core';
import type { AnnotationStore } from '../../store';
import { useMessages } from '../kit';

const KEYS = ['x', 'y', 'width', 'height', 'radiusX', 'radiusY', 'rotation', 'start', 'end'] as const;
type NumberKey = (typeof KEYS)[number];

/** Numbers of a region's geometry that can be typed. */
export function numbersOf(region: Region): readonly { readonly key: NumberKey; readonly value: number }[] {
  const { value } = region;
  if (!isRecord(value)) return [];
  return KEYS.flatMap((key) => {
    const number = value[key];
    return typeof number === 'number' ? [{ key, value: number }] : [];
  });
}

/** As shown: long fractions are cut for reading only, the value keeps them. */
function shown(value: number): string {
  return String(Math.round(value * 100) / 100);
}

interface NumberFieldProps {
  readonly annotation: AnnotationStore;
  readonly region: string;
  readonly name: NumberKey;
  readonly value: number;
  readonly locked: boolean;
  readonly onError: (message: string | undefined) => void;
}

function NumberField({ annotation, region, name, value, locked, onError }: NumberFieldProps) {
  const t = useMessages();
  const [text, setText] = useState(shown(value));
  useEffect(() => setText(shown(value)), [value]);
  const commit = (next: number): void => {
    if (!Number.isFinite(next) || locked) {
      setText(shown(value));
      return;
    }
    try {
      annotation.update(region, { value: { [name]: next } });
      onError(undefined);
    } catch (error) {
      onError(error instanceof Error ? error.message : String(error));
      setText(shown(value));
    }
  };
  const handleKey = (event: KeyboardEvent): void => {
    const step = event.altKey ? (event.shiftKey ? 0.01 : 0.1) : event.shiftKey ? 10 : 1;
    if (event.key === 'Enter' && text !== shown(value)) commit(Number(text));
    else if (event.key === 'ArrowUp') commit(value + step);
    else if (event.key === 'ArrowDown') commit(value - step);
    else if (event.key === 'Escape' && text !== shown(value)) setText(shown(value));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const label = t(`number.${name}`);
  return (
    <label className="le-number">
      <span className="le-number-label">{label}</span>
      <input
        className="le-input"
        inputMode="decimal"
        value={text}
        readOnly={locked}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={handleKey}
        onBlur={() => text !== shown(value) && commit(text.trim() === '' ? Number.NaN : Number(text))}
      />
    </label>
  );
}

/** The numbers of a region's geometry: arrows ±1, Shift ±10, Alt ±0.1, Alt+Shift ±0.01. */
export const NumberFields = observer(function NumberFields({
  annotation,
  region,
}: {
  readonly annotation: AnnotationStore;
  readonly region: Region;
}) {
  const [error, setError] = useState<string>();
  const locked = annotation.lockReason(region.id) !== undefined;
  return (
    <>
      <div className="le-numbers">
        {numbersOf(region).map(({ key, value }) => (
          <NumberField key={key} annotation={annotation} region={region.id} name={key} value={value} locked={locked} onError={setError} />
        ))}
      </div>
      {error && (
        <p className="le-error-text" role="alert">
          {error}
        </p>
      )}
    </>
  );
});
