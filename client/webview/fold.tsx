import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from './text.ts';

interface Props {
  readonly name: string;
  /** Something of what is folded is tried. */
  readonly tried: boolean;
  /** What stands in the same line, folded or not. */
  readonly lead: ComponentChildren;
  readonly children: () => ComponentChildren;
}

/** A line with what is tried most, and the other fields, which are made when they are asked for. */
export function Fold({ name, tried, lead, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <fieldset aria-label={name}>
      <div class="line">
        <button
          type="button"
          class={`line-name fold ${tried ? 'tried' : ''}`}
          aria-expanded={open}
          title={t('{name}: size, strategy and constraints', { name })}
          onClick={() => setOpen(!open)}
        >
          <bdi>{name}</bdi>
        </button>
        {lead}
      </div>
      {open && <div class="folded">{children()}</div>}
    </fieldset>
  );
}
