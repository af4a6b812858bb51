import type { Picture } from '../../core/view/picture.ts';
import { LinkButton } from './link.tsx';
import { t } from './text.ts';
import { Totals } from './totals.tsx';

interface Props {
  /** The plan as in the file. */
  readonly picture: Picture;
  /** The picture of changes being tried. */
  readonly tried: Picture | undefined;
  /** The one that is shown. */
  readonly shown: Picture;
  /** What is wrong with the changes, told beside them. */
  readonly problems: readonly string[];
}

/** The totals and what should be known when reading the picture. */
export function Summary({ picture, tried, shown, problems }: Props) {
  const notes = shown.notes.filter(({ message }) => !problems.includes(message));
  return (
    <>
      <Totals
        a={picture.totals}
        b={tried?.totals}
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
