import type { Picture, PictureGroup } from '../../core/view/picture.ts';
import { Amount } from './amount.tsx';
import { Fold } from './fold.tsx';
import { ConstraintFields, StrategyFields } from './preferences.tsx';
import { triedOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { useTried } from './store/use-tried.ts';
import { amount, t } from './text.ts';

/** What is folded away: what one task is, and where it may be placed. */
const FOLDED: readonly string[] = ['cpu', 'memory', 'strategy', 'constraints'];

/** Fields for a service as a whole, by its address. */
export function Service({ address }: { readonly address: string }) {
  const own = useStore(({ picture }) => groupAt(picture, address));
  const tried = useStore(({ kept }) =>
    kept.changes.some(
      (each) => 'group' in each && each.group === address && FOLDED.includes(each.kind),
    ),
  );
  if (!own) return null;
  return (
    <Fold
      name={own.share?.label ?? own.label}
      tried={tried}
      lead={
        <>
          {own.asked !== undefined && <Tasks address={address} from={own.asked} />}
          {own.share && <Shares address={address} />}
        </>
      }
    >
      {() => (
        <>
          <Size kind="cpu" label={t('CPU units')} address={address} from={own.cpu} />
          <Size kind="memory" label={t('Memory, MiB')} address={address} from={own.memory} />
          {!own.daemon && <StrategyFields address={address} inFile={own.strategy} />}
          <ConstraintFields address={address} inFile={own.constraints} />
        </>
      )}
    </Fold>
  );
}

function groupAt(picture: Picture | undefined, wanted: string): PictureGroup | undefined {
  return picture?.groups.find(({ address }) => address === wanted);
}

interface FieldProps {
  readonly address: string;
  /** The amount in the file. */
  readonly from: number;
}

function Tasks({ address, from }: FieldProps) {
  const tried = useTried({ kind: 'desiredCount', group: address });
  return <Amount label={t('Tasks')} from={from} step={1} short {...tried} />;
}

function Size(props: FieldProps & { readonly kind: 'cpu' | 'memory'; readonly label: string }) {
  const { kind, label, address, from } = props;
  const tried = useTried({ kind, group: address });
  return <Amount label={label} from={from} step={64} {...tried} />;
}

/** How capacity providers share the tasks: their strategy decides, so that it can only be read. */
function Shares({ address }: { readonly address: string }) {
  const groups = useStore((state) => (triedOf(state) ?? state.picture)?.groups) ?? [];
  return (
    <span class="shares">
      {groups
        .filter((group) => group.address === address)
        .map(({ share, desired }) => (
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
