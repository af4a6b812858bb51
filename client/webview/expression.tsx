import { useEffect, useId, useRef } from 'preact/hooks';
import { PROBLEMS } from './amount.tsx';
import { t } from './text.ts';
import { type Completions, useCompletions } from './use-completions.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  /** The plan cannot be read with it. */
  readonly wrong: boolean;
  readonly onChange: (value: string) => void;
}

/** A field for a constraint expression that offers what can be written next, as ARIA's combobox. */
export function Expression({ label, value, wrong, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const completions = useCompletions(input, value, onChange);
  const { labels, chosen, ask, close, onKey } = completions;
  return (
    <span class="combo">
      <input
        ref={input}
        type="text"
        role="combobox"
        spellcheck={false}
        autocomplete="off"
        aria-label={label}
        aria-invalid={wrong}
        aria-describedby={wrong ? PROBLEMS : undefined}
        aria-autocomplete="list"
        aria-expanded={labels.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
        placeholder="attribute:stack == prod"
        value={value}
        onInput={({ currentTarget }) => {
          onChange(currentTarget.value);
          ask(currentTarget.value);
        }}
        onKeyDown={onKey}
        onBlur={close}
      />
      <Options id={id} {...completions} />
    </span>
  );
}

function Options({ id, labels, chosen, take }: Completions & { readonly id: string }) {
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      id={`${id}-list`}
      class="options"
      role="listbox"
      aria-label={t('Suggestions')}
      hidden={labels.length === 0}
    >
      {labels.map((each, index) => (
        <div
          key={each}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          // Before the field loses the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            take(each);
          }}
        >
          {each}
        </div>
      ))}
    </div>
  );
}
