import { LinkButton } from './link.tsx';
import { problemsOf, shownOf, triedOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';
import { Totals } from './totals.tsx';

/** The totals and what should be known when reading the picture. */
export function Summary() {
  const picture = useStore((state) => state.picture);
  const tried = useStore(triedOf);
  const shown = useStore(shownOf);
  const problems = useStore(problemsOf);
  const lost = useStore(({ kept }) => kept.changes.some(({ kind }) => kind === 'loseZone'));
  if (!picture || !shown) return null;
  const notes = shown.notes.filter(({ message }) => !problems.includes(message));
  return (
    <>
      <Totals
        a={picture.totals}
        b={tried?.totals}
        lost={lost}
        fargate={[picture, tried].some((each) => each && each.fargate.length > 0)}
      />
      {notes.length > 0 && (
        <details class="notes" open={notes.some(({ severity }) => severity !== 'info')}>
          <summary>
            {t('{count, plural, one {# note} other {# notes}}', { count: notes.length })}
          </summary>
          <ul>
            {notes.map((note) => (
              <li key={note.message} class={note.severity}>
                {note.link ? (
                  <LinkButton link={note.link}>{note.message}</LinkButton>
                ) : (
                  note.message
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
