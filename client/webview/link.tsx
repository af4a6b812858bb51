import type { ComponentChildren } from 'preact';
import { send } from './host.ts';

/** Opens the document at the line that decides. The host knows where; the panel knows only the id. */
export function LinkButton({ link, children }: { link: string; children: ComponentChildren }) {
  return (
    <button type="button" class="link" onClick={() => send({ type: 'reveal', link })}>
      {children}
    </button>
  );
}
