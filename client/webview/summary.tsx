import type { Picture } from '../../core/placement/picture.ts';
import { LinkButton } from './link.tsx';
import { dollars, percent, t } from './text.ts';

interface Props {
  readonly picture: Picture;
  readonly problem: string | undefined;
  /** The picture is that of changes being tried. */
  readonly trying: boolean;
}

/** The sentence first, then the totals and what should be known when reading the picture. */
export function Summary({ picture, problem, trying }: Props) {
  const { totals } = picture;
  const { cpu, memory } = totals;
  const rows: [label: string, value: string, title?: string][] = [
    [t('Tasks'), `${totals.placed} / ${totals.desired}`],
    [t('Instances in use'), `${totals.used} / ${totals.instances}`],
    [t('CPU'), percent(cpu.used, cpu.registered)],
    [t('Memory'), percent(memory.used, memory.registered)],
  ];
  if (cpu.stranded > 0 || memory.stranded > 0) {
    const value = `${percent(cpu.stranded, cpu.registered)} · ${percent(memory.stranded, memory.registered)}`;
    const title = t(
      'Free CPU on instances without the memory of the smallest copy, and free memory without the CPU',
    );
    rows.push([t('Stranded'), value, title]);
  }
  if (totals.price > 0) {
    const title =
      totals.unpriced > 0
        ? t('On demand, Linux, us-east-1; the price of {count} instances is not known', {
            count: totals.unpriced,
          })
        : t('On demand, Linux, us-east-1');
    rows.push([
      t('List price an hour'),
      `${totals.unpriced > 0 ? '≥ ' : ''}${dollars(totals.price)}`,
      title,
    ]);
  }
  return (
    <header>
      <div role="status">
        {trying && <span class="badge">{t('Trying')}</span>}
        <h1>
          <bdi>{problem ?? picture.sentence}</bdi>
        </h1>
      </div>
      <dl class="totals">
        {rows.map(([label, value, title]) => (
          <div key={label} title={title}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {picture.notes.length > 0 && (
        <details class="notes" open={picture.notes.some(({ severity }) => severity !== 'info')}>
          <summary>
            {picture.notes.length === 1
              ? t('1 note')
              : t('{count} notes', { count: picture.notes.length })}
          </summary>
          <ul>
            {picture.notes.map((note) => (
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
    </header>
  );
}
