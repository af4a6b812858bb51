import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import type { Picture } from '../../core/view/picture.ts';
import { Details } from './details.tsx';
import { FargateLane } from './fargate.tsx';
import type { Kept } from './kept.ts';
import { type Focus, ranBefore } from './selection.ts';
import { SideBySide } from './side-by-side.tsx';
import { t } from './text.ts';
import { useDetailsPlace } from './use-details-place.ts';
import type { Selection } from './use-selection.ts';
import type { Difference, Side } from './variant.ts';
import { Zones } from './zones.tsx';

interface Props {
  readonly picture: Picture;
  readonly tried: Picture | undefined;
  /** The one whose numbers are told. */
  readonly shown: Picture;
  /** The one that what is selected belongs to. */
  readonly asked: Picture;
  readonly side: Side;
  readonly kept: Kept;
  readonly focus: Focus;
  readonly changed: ReadonlyMap<string, Difference>;
  readonly selection: Selection;
  readonly onLose: (zone: string) => void;
  readonly onNoFilter: () => void;
  readonly onTry: (changes: readonly PlanChange[]) => void;
  readonly onWrite: (changes: readonly PlanChange[]) => void;
}

/** The picture, or two of them, with the answer to "why" beside it. */
export function Body(props: Props) {
  const { picture, tried, shown, asked, side, kept, focus, changed, selection } = props;
  const { onLose, onNoFilter, onTry, onWrite } = props;
  const { answer, select: onSelect } = selection;
  const place = useDetailsPlace(focus.selected, answer);
  const both = tried !== undefined && kept.view === 'both' && !kept.asTable;
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
        {both ? (
          <SideBySide
            a={picture}
            b={tried}
            selectedSide={side}
            {...{ kept, focus, changed, onSelect, onNoFilter }}
          />
        ) : (
          <Zones
            picture={shown}
            side={tried && (shown === tried ? 'b' : 'a')}
            gone={tried && kept.view === 'both' ? picture : undefined}
            {...{ kept, focus, changed, onLose, onNoFilter }}
            onSelect={onSelect}
          />
        )}
        <FargateLane picture={shown} focus={focus} />
      </div>
      {answer && (
        <Details
          explanation={answer}
          picture={asked}
          onClose={selection.close}
          onSelect={selection.follow}
          onBack={selection.back}
          runsAlready={ranBefore(kept.selected)}
          trying={tried !== undefined}
          {...{ onTry, onWrite }}
        />
      )}
    </div>
  );
}
