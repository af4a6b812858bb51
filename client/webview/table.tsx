import { useState } from 'preact/hooks';
import type { Picture } from '../../core/view/picture.ts';
import type { Section } from './sections.ts';
import { cpu, memory, signed, t } from './text.ts';
import type { Difference, Side } from './variant.ts';

interface Props {
  readonly picture: Picture;
  readonly sections: readonly Section[];
  readonly changed: ReadonlyMap<string, Difference>;
  /** The file, and what of it the trial no longer has. */
  readonly gone: Picture | undefined;
  readonly lost: readonly Section[];
  readonly onSelect: (id: string, side?: Side) => void;
}

/** Rows that are made at once. */
const PAGE = 200;

/** An instance as a row shows it. */
interface Line {
  readonly section: string;
  readonly index: number;
  readonly from: Picture;
}

/** The same as the picture shows, for screen readers and for those who would rather read. */
export function InstanceTable(props: Props) {
  const { picture, sections, changed, gone, lost } = props;
  const [rows, setRows] = useState(PAGE);
  const linesOf = (from: Picture, list: readonly Section[]): Line[] =>
    list.flatMap(({ name, instances }) =>
      instances.map((index) => ({ section: name, index, from })),
    );
  const all = [...linesOf(picture, sections), ...(gone ? linesOf(gone, lost) : [])];
  // Where they belong, not behind all others.
  if (gone) all.sort((a, b) => (a.section < b.section ? -1 : a.section > b.section ? 1 : 0));
  return (
    <section class="table-space" aria-label={t('Table of the instances')}>
      <table class="instances">
        <caption class="unseen">{t('Table of the instances')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Instance')}</th>
            <th scope="col">{t('Group')}</th>
            <th scope="col">{t('Type')}</th>
            <th scope="col">{t('Tasks')}</th>
            <th scope="col">{t('CPU available')}</th>
            <th scope="col">{t('Memory available')}</th>
            <th scope="col">{t('State')}</th>
            {changed.size > 0 && <th scope="col">{t('Difference')}</th>}
          </tr>
        </thead>
        <tbody>
          {all.slice(0, rows).map((line) => (
            <Row key={line.from.instances[line.index]?.name} {...props} line={line} />
          ))}
        </tbody>
      </table>
      {all.length > rows && (
        <button type="button" class="tool" onClick={() => setRows(rows + PAGE)}>
          {t('Show {count} more', { count: Math.min(PAGE, all.length - rows) })}
        </button>
      )}
    </section>
  );
}

function Row({ line, gone, changed, onSelect }: Props & { readonly line: Line }) {
  const { section, index, from } = line;
  const instance = from.instances[index];
  const side = gone && (from === gone ? 'a' : 'b');
  if (!instance) return null;
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          class="link"
          data-id={from === gone ? undefined : `instance ${index}`}
          onClick={() => onSelect(`instance ${index}`, side)}
        >
          <bdi>{instance.label}</bdi>
        </button>
      </th>
      <td>
        <bdi>{section}</bdi>
      </td>
      <td>{instance.type}</td>
      <td>
        <bdi>{tasksOf(from, instance.counts)}</bdi>
      </td>
      <td class="number">{cpu(instance.cpu.remaining)}</td>
      <td class="number">{memory(instance.memory.remaining)}</td>
      <td>{instance.agentConnected ? instance.status : t('agent disconnected')}</td>
      {changed.size > 0 && <td>{inWords(changed.get(instance.name))}</td>}
    </tr>
  );
}

function tasksOf({ groups }: Picture, counts: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < counts.length; at += 2) {
    parts.push(`${groups[counts[at] ?? -1]?.label ?? t('other task')} × ${counts[at + 1]}`);
  }
  return parts.join(', ');
}

function inWords(difference: Difference | undefined): string {
  if (!difference) return '';
  if (difference.only === 'a') return t('only in the file');
  const by = difference.groups.map((each) => `${signed(each.by)} ${each.group}`).join(', ');
  return difference.only === 'b' ? [t('new'), by].filter(Boolean).join(': ') : by;
}
