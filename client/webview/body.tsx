import { Details } from './details.tsx';
import { FargateLane } from './fargate.tsx';
import { SideBySide } from './side-by-side.tsx';
import { answerOf, focusIn, isTrialShown, shownOf, triedOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';
import { useDetailsPlace } from './use-details-place.ts';
import { Zones } from './zones.tsx';

/** The picture, or two of them, with the answer to "why" beside it. */
export function Body() {
  const { view, asTable } = useStore((state) => state.kept);
  const shown = useStore(shownOf);
  const focus = useStore(focusIn);
  const answer = useStore(answerOf);
  const comparing = useStore((state) => triedOf(state) !== undefined);
  const isTrial = useStore(isTrialShown);
  const place = useDetailsPlace(focus.selected, answer);
  if (!shown) return null;
  if (shown.instances.length === 0 && shown.groups.length === 0 && shown.fargate.length === 0) {
    return (
      <p class="nothing">
        {t('Add container instances and services to the plan to see them here.')}
      </p>
    );
  }
  return (
    <div class={place}>
      <div class="picture">
        {comparing && view === 'both' && !asTable ? (
          <SideBySide />
        ) : (
          <Zones side={comparing ? (isTrial ? 'b' : 'a') : undefined} />
        )}
        <FargateLane picture={shown} focus={focus} />
      </div>
      {answer && <Details explanation={answer} />}
    </div>
  );
}
