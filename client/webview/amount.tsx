import { useId, useState } from 'preact/hooks';
import type { TriedValue } from './store/use-tried.ts';
import { t } from './text.ts';

/** What a field that is wrong is described by: the problems below the fields. */
export const PROBLEMS = 'what-if-problems';

interface Props extends TriedValue<number> {
  readonly label: string;
  /** The name stands beside it already. */
  readonly short?: boolean;
  /** The value in the file. */
  readonly from: number;
  readonly step: number;
}

/** A field with a slider for an amount that can be tried. */
export function Amount({ label, short, from, step, value, wrong, set }: Props) {
  const id = useId();
  // What was typed and is no amount: it is not tried, and what was tried before stays.
  const [draft, setDraft] = useState<string>();
  const most = Math.max(step * 10, Math.ceil((from * 2.5) / step) * step);
  const shown = value ?? from;
  const take = (text: string) => {
    const next = Number(text);
    const fits = text.trim() !== '' && Number.isSafeInteger(next) && next >= 0;
    setDraft(fits ? undefined : text);
    if (fits) set(next === from ? undefined : next);
  };
  return (
    <label class={`field ${value === undefined ? '' : 'tried'}`}>
      <span class={short ? 'unseen' : ''}>{label}</span>
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
        // Not of the type "number": of that the browser does not tell what is half typed.
        type="text"
        inputMode="numeric"
        role="spinbutton"
        autocomplete="off"
        value={draft ?? shown}
        aria-label={label}
        aria-valuenow={shown}
        aria-valuemin={0}
        aria-invalid={draft !== undefined || wrong}
        aria-describedby={draft !== undefined ? id : wrong ? PROBLEMS : undefined}
        onInput={({ currentTarget }) => take(currentTarget.value)}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowUp' ? step : event.key === 'ArrowDown' ? -step : 0;
          if (by === 0) return;
          event.preventDefault();
          take(String(Math.max(0, shown + by)));
        }}
        // The fields show what is tried.
        onBlur={() => setDraft(undefined)}
      />
      {draft !== undefined && (
        <span class="invalid" role="alert" id={id}>
          {t('Enter a whole number, 0 or greater.')}
        </span>
      )}
    </label>
  );
}
