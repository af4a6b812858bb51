import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ConstraintCompletions } from '../../protocol/panel.ts';
import { PROBLEMS } from './amount.tsx';
import { send } from './host.ts';
import { t } from './text.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  /** The plan cannot be read with it. */
  readonly wrong: boolean;
  /** The latest answer of the host, perhaps to another field. */
  readonly completions: ConstraintCompletions | undefined;
  readonly onChange: (value: string) => void;
}

/** A field for a constraint expression that offers what can be written next, as ARIA's combobox. */
export function Expression({ label, value, wrong, completions, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  // The text that was asked about, while the list may be open.
  const [asked, setAsked] = useState<string | undefined>(undefined);
  const [chosen, setChosen] = useState(-1);
  const caret = useRef<number | undefined>(undefined);
  const answer = completions && asked === completions.text ? completions : undefined;
  const labels = answer?.labels ?? [];
  const open = labels.length > 0;

  const ask = (text: string) => {
    const offset = input.current?.selectionStart ?? text.length;
    setAsked(text);
    setChosen(-1);
    send({ type: 'complete', text, offset });
  };
  const close = () => {
    setAsked(undefined);
    setChosen(-1);
  };
  const take = (choice: string) => {
    if (!answer) return;
    const after = value.slice(answer.end);
    const before = `${value.slice(0, answer.start)}${choice}${after.startsWith(' ') ? '' : ' '}`;
    caret.current = before.length;
    onChange(before + after);
    // What follows is offered at once.
    setAsked(before + after);
    setChosen(-1);
    send({ type: 'complete', text: before + after, offset: before.length });
  };
  useEffect(() => {
    if (caret.current !== undefined) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  }, [value]);
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const onKey = (event: KeyboardEvent) => {
    const choice = labels[chosen];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!open) ask(value);
      else {
        const by = event.key === 'ArrowDown' ? 1 : -1;
        setChosen((chosen + by + labels.length + (chosen < 0 && by < 0 ? 1 : 0)) % labels.length);
      }
    } else if (event.key === 'Enter' && choice !== undefined) take(choice);
    else if (event.key === 'Tab' && choice !== undefined) take(choice);
    else if (event.key === 'Escape' && open) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
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
        aria-expanded={open}
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
      <div
        id={`${id}-list`}
        class="options"
        role="listbox"
        aria-label={t('Suggestions')}
        hidden={!open}
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
    </span>
  );
}
