import type { Picture } from '../../core/placement/picture.ts';
import { LinkButton } from './link.tsx';
import { percent, t } from './text.ts';

/** The sentence first, then the totals and what should be known when reading the picture. */
export function Summary({ picture, problem }: { picture: Picture; problem: string | undefined }) {
  const used = picture.instances.filter((instance) => instance.tasks.length > 0).length;
  const sum = (of: (instance: Picture['instances'][number]) => number) =>
    picture.instances.reduce((total, instance) => total + of(instance), 0);
  const cpu = sum((instance) => instance.cpu.registered);
  const memory = sum((instance) => instance.memory.registered);
  const totals: [string, string][] = [
    [t('Tasks'), `${picture.placed} / ${picture.desired}`],
    [t('Instances in use'), `${used} / ${picture.instances.length}`],
    [t('CPU'), percent(cpu - sum((instance) => instance.cpu.remaining), cpu)],
    [t('Memory'), percent(memory - sum((instance) => instance.memory.remaining), memory)],
  ];
  return (
    <header>
      <div role="status">
        <h1>{problem ?? picture.sentence}</h1>
      </div>
      <dl class="totals">
        {totals.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {picture.notes.length > 0 && (
        <ul class="notes">
          {picture.notes.map((note) => (
            <li key={note.message} class={note.severity}>
              {note.link ? <LinkButton link={note.link}>{note.message}</LinkButton> : note.message}
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}
