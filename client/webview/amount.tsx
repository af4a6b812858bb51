import { t } from './text.ts';

interface Props {
  readonly label: string;
  /** The value in the file. */
  readonly from: number;
  readonly step: number;
  /** What is tried; undefined when it is that of the file. */
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** A field with a slider for an amount that can be tried. */
export function Amount({ label, from, step, value, onChange }: Props) {
  const most = Math.max(step * 10, Math.ceil((from * 2.5) / step) * step);
  const shown = value ?? from;
  const take = (text: string) => {
    const next = Number(text);
    if (text.trim() === '' || !Number.isSafeInteger(next) || next < 0) return;
    onChange(next === from ? undefined : next);
  };
  return (
    <label class={`field ${value === undefined ? '' : 'tried'}`}>
      <span>{label}</span>
      <input
        type="range"
        min={0}
        max={Math.max(most, shown)}
        step={step}
        value={shown}
        aria-label={t('{label}, slider', { label })}
        onInput={({ currentTarget }) => take(currentTarget.value)}
      />
      <input
        type="number"
        min={0}
        value={shown}
        aria-label={label}
        onInput={({ currentTarget }) => take(currentTarget.value)}
      />
    </label>
  );
}
