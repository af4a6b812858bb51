import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  readonly name: string;
  /** Whether it begins without its fields. */
  readonly folded: boolean;
  readonly children: () => ComponentChildren;
}

/** Fields with a name; where there are many of them, made when they are asked for. */
export function Fold({ name, folded, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <fieldset class={folded ? 'fold' : ''}>
      <legend title={name}>
        {folded ? (
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <bdi>{name}</bdi>
          </button>
        ) : (
          <bdi>{name}</bdi>
        )}
      </legend>
      {(!folded || open) && children()}
    </fieldset>
  );
}
