import { Details } from './details.tsx';
import { EventList } from './event-list.tsx';
import { FargateLane } from './fargate.tsx';
import { Fleet } from './fleet.tsx';
import { Legend } from './legend.tsx';
import { Resilience } from './resilience.tsx';
import { SideBySide } from './side-by-side.tsx';
import {
  answerOf,
  focusIn,
  frameOf,
  isCompared,
  isTrialShown,
  shownOf,
} from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';
import { useDetailsPlace } from './use-details-place.ts';
import { WhatIf } from './what-if.tsx';
import { Zones } from './zones.tsx';

/** The picture, or two of them, and beside it what explains it. */
export function Body() {
  const shown = useStore(shownOf);
  if (!shown) return null;
  if (shown.instances.length === 0 && shown.groups.length === 0 && shown.fargate.length === 0) {
    return (
      <p class="nothing">
        {t('Add container instances and services to the plan to see them here.')}
      </p>
    );
  }
  return (
    <div class="stage">
      <PictureOf />
      <Side />
    </div>
  );
}

function PictureOf() {
  const { view, asTable } = useStore((state) => state.kept);
  const shown = useStore(shownOf);
  const focus = useStore(focusIn);
  const moving = useStore(frameOf) !== undefined;
  const comparing = useStore(isCompared);
  const isTrial = useStore(isTrialShown);
  const shows = useStore(({ kept }) => kept.shows);
  if (shows !== 'picture') {
    return <div class="picture">{shows === 'fleet' ? <Fleet /> : <Resilience />}</div>;
  }
  return (
    <div class="picture">
      {comparing && view === 'both' && !asTable && !moving ? (
        <SideBySide />
      ) : (
        <Zones side={comparing && !moving ? (isTrial ? 'b' : 'a') : undefined} />
      )}
      {shown && <FargateLane picture={shown} focus={focus} />}
    </div>
  );
}

/**
 * What explains the picture stands beside it, and where there is no room docks at the bottom, so that
 * it never covers what it is about. The list of services and the events follow the picture.
 */
function Side() {
  const whatIf = useStore(({ kept }) => kept.whatIf);
  const answer = useStore(answerOf);
  const selected = useStore(({ kept }) => kept.selected);
  const shows = useStore(({ kept }) => kept.shows);
  useDetailsPlace(selected, answer);
  return (
    <div class="side">
      {(whatIf || answer) && (
        <div class="dock">
          {whatIf && <WhatIf />}
          {answer && <Details explanation={answer} />}
        </div>
      )}
      {shows === 'picture' && <Legend />}
      {shows === 'picture' && <EventList />}
    </div>
  );
}
