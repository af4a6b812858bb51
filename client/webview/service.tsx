import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import type { Picture, PictureGroup } from '../../core/view/picture.ts';
import type { ConstraintCompletions } from '../../protocol/panel.ts';
import { Amount } from './amount.tsx';
import { Fold } from './fold.tsx';
import { ConstraintFields, StrategyFields } from './preferences.tsx';
import { amount, t } from './text.ts';
import { find, withChange, withoutTarget } from './variant.ts';

interface Props {
  readonly picture: Picture;
  /** The picture of the trial; the plan's where nothing is tried. */
  readonly trial: Picture;
  readonly changes: readonly PlanChange[];
  /** Targets of changes with which the plan cannot be read. */
  readonly wrong: ReadonlySet<string>;
  readonly completions: ConstraintCompletions | undefined;
  readonly onChange: (changes: readonly PlanChange[]) => void;
  /** Index of the group; of the first one where capacity providers share a service. */
  readonly group: number;
}

type Kind = 'copies' | 'cpu' | 'memory';

/** Fields for a service as a whole: its copies, and folded what one copy is and where it may stand. */
export function Service(props: Props) {
  const { picture, changes, wrong, onChange, group } = props;
  const own = picture.groups[group];
  if (!own) return null;
  const field = (kind: Kind, label: string, from: number, step: number, short = false) => {
    const target = `${kind} ${group}`;
    return (
      <Amount
        {...{ label, from, step, short }}
        value={find(changes, kind, target)?.value}
        wrong={wrong.has(target)}
        onChange={(value) =>
          onChange(
            value === undefined
              ? withoutTarget(changes, target)
              : withChange(changes, { kind, group, value }),
          )
        }
      />
    );
  };
  const folded = ['cpu', 'memory', 'strategy', 'constraints'];
  return (
    <Fold
      name={own.share?.label ?? own.label}
      tried={changes.some(
        (each) => 'group' in each && each.group === group && folded.includes(each.kind),
      )}
      lead={
        <>
          {own.asked !== undefined && field('copies', t('Tasks'), own.asked, 1, true)}
          {own.share && <Shares groups={props.trial.groups} first={group} />}
        </>
      }
    >
      {() => (
        <>
          {field('cpu', t('CPU units'), own.cpu, 64)}
          {field('memory', t('Memory, MiB'), own.memory, 64)}
          {!own.daemon && <StrategyFields {...props} />}
          <ConstraintFields {...props} />
        </>
      )}
    </Fold>
  );
}

/** How capacity providers share the copies: their strategy decides, so that it can only be read. */
function Shares({ groups, first }: { groups: readonly PictureGroup[]; first: number }) {
  const parts = groups.filter(({ share }) => share?.first === first);
  return (
    <span class="shares">
      {parts.map(({ share, desired }) => (
        <bdi key={share?.capacityProvider}>
          {t('{provider}: {tasks}', {
            provider: share?.capacityProvider ?? '',
            tasks: amount(desired),
          })}
        </bdi>
      ))}
    </span>
  );
}
