import type { PictureNote } from '../../core/view/picture.ts';
import { LinkButton } from './link.tsx';
import { frameOf, problemsOf, shownOf, triedOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';
import { InLine, Totals } from './totals.tsx';

/** What the cluster comes to, in one line; all figures and the notes when they are asked for. */
export function Figures() {
  const picture = useStore((state) => state.picture);
  const tried = useStore(triedOf);
  const shown = useStore(shownOf);
  const problems = useStore(problemsOf);
  const lost = useStore(({ kept }) => kept.changes.some(({ kind }) => kind === 'loseZone'));
  const moving = useStore(frameOf) !== undefined;
  // At a moment of the timeline they would be those of another one.
  if (!picture || !shown || moving) return null;
  const notes = shown.notes.filter(({ message }) => !problems.includes(message));
  const figures = {
    a: picture.totals,
    b: tried?.totals,
    lost,
    fargate: [picture, tried].some((each) => each && each.fargate.length > 0),
  };
  const error = notes.find(({ severity }) => severity === 'error');
  return (
    <>
      <details class="figures">
        <summary>
          {notes.length > 0 && (
            <span class={`tag note-count ${worstOf(notes)}`}>
              {t('{count, plural, one {# note} other {# notes}}', { count: notes.length })}
            </span>
          )}
          <InLine {...figures} />
        </summary>
        <Totals {...figures} />
        <ul class="notes">
          {notes.map((note) => (
            <li key={note.message} class={note.severity}>
              <Note note={note} />
            </li>
          ))}
        </ul>
      </details>
      {error && (
        <p class="first-error">
          <Note note={error} />
        </p>
      )}
    </>
  );
}

function Note({ note: { message, link } }: { readonly note: PictureNote }) {
  return link ? <LinkButton link={link}>{message}</LinkButton> : <bdi>{message}</bdi>;
}

function worstOf(notes: readonly PictureNote[]): PictureNote['severity'] {
  const order = ['error', 'warning', 'info'] as const;
  return order.find((each) => notes.some(({ severity }) => severity === each)) ?? 'info';
}
