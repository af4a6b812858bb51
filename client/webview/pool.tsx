import { isolate } from '../../core/text/isolate.ts';
import type { PicturePool } from '../../core/view/picture.ts';
import { Amount, PROBLEMS } from './amount.tsx';
import { send } from './host.ts';
import { current, useStore } from './store/store.ts';
import { useTried } from './store/use-tried.ts';
import { amount, t } from './text.ts';

/** Fields for a group of instances: how many, of which type. */
export function Pool({ pool }: { readonly pool: PicturePool }) {
  const { name: instances, type, count, zones } = pool;
  const places = zones.map(isolate).join(', ');
  const name = t('{type} instances', { type });
  const tried = useTried({ kind: 'instanceCount', instances });
  return (
    <fieldset aria-label={name}>
      <div class="line">
        <span class="line-name" title={places}>
          <bdi>{name}</bdi> <span class="count">{places}</span>
        </span>
        <Amount label={t('Instances')} short from={count} step={1} {...tried} />
      </div>
      <div class="line">
        <Fewest instances={instances} onTry={tried.set} />
        <Type instances={instances} from={type} />
      </div>
    </fieldset>
  );
}

function Type({ instances, from }: { readonly instances: string; readonly from: string }) {
  const { value, wrong, set } = useTried({ kind: 'instanceType', instances });
  return (
    <label class={`field type-field ${value === undefined ? '' : 'tried'}`}>
      <span>{t('Type')}</span>
      <input
        type="text"
        spellcheck={false}
        value={value ?? from}
        aria-invalid={wrong}
        aria-describedby={wrong ? PROBLEMS : undefined}
        onInput={({ currentTarget }) =>
          set(currentTarget.value === from ? undefined : currentTarget.value, true)
        }
      />
    </label>
  );
}

interface FewestProps {
  readonly instances: string;
  readonly onTry: (count: number) => void;
}

/** How many instances are needed so that everything is placed. */
function Fewest({ instances, onTry }: FewestProps) {
  const count = useStore(({ fewest }) =>
    fewest?.instances === instances ? fewest.count : undefined,
  );
  const ask = () => send({ type: 'fewest', instances, changes: [...current().kept.changes] });
  return (
    <p class="fewest">
      <button type="button" class="small" onClick={ask}>
        {t('How many do I need?')}
      </button>
      {count === null && <span role="status">{t('No count of this type fits every task.')}</span>}
      {typeof count === 'number' && (
        <span role="status">
          {t('All tasks are placed with {count}.', { count: amount(count) })}{' '}
          <button type="button" class="link" onClick={() => onTry(count)}>
            {t('Try')}
          </button>
        </span>
      )}
    </p>
  );
}
