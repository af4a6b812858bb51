import type { ComponentChildren } from 'preact';
import { send } from './host.ts';

/** Opens the document at the line that decides. The host knows where; the panel knows only the id. */
export function LinkButton({ link, children }: { link: string; children: ComponentChildren }) {
  return (
    <button type="button" class="link" onClick={() => send({ type: 'reveal', link })}>
      <bdi>{children}</bdi>
    </button>
  );
}

/** Opens the document of a double click, where there is one. */
export function reveal(link: string | undefined): void {
  if (link) send({ type: 'reveal', link });
}
