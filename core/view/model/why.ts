import { explainPlaced } from '../../analysis/explain/placed.ts';
import type { PlannedRequest } from '../../plan/plan.ts';
import { message } from '../../text/message.ts';
import { finish, type Work } from '../../work.ts';
import type { Explanation, PlacedExplanation } from '../picture.ts';
import { groupLabel, shortName } from '../picture-id.ts';
import type { Answering } from './answering.ts';
import { isolating, type Placed } from './placed.ts';
import { requestLinks } from './request-links.ts';
import { whyInstance } from './why-instance.ts';
import { whyNot } from './why-not.ts';

/**
 * Answers "why": for the id of a placed copy the way through the stages, for that of what did not
 * land all that every instance lacked, for that of an instance what it runs and refuses.
 * @returns undefined for an id that is none of this picture, or of a task that ran before
 */
export function explain(placed: Placed, id: string, answering: Answering): Explanation | undefined {
  return finish(explaining(placed, id, answering));
}

/** `explain` as work that can be paused. */
export function* explaining(
  placed: Placed,
  id: string,
  given: Answering,
): Work<Explanation | undefined> {
  const answering = { ...given, say: isolating(given.say) };
  const [kind, first, second] = id.split(' ');
  const number = Number(first);
  if (kind === 'instance') return whyInstance(placed, number, answering);
  const request = placed.plan.requests[number];
  if (!request) return undefined;
  if (kind === 'task') return whyHere(placed, request, number, Number(second), answering);
  if (kind === 'unplaced') return yield* whyNot(placed, request, number, answering);
  return undefined;
}

function whyHere(
  { result }: Placed,
  planned: PlannedRequest,
  outcome: number,
  copy: number,
  { say, links }: Answering,
): PlacedExplanation | undefined {
  const why = explainPlaced(result, { outcome, copy });
  if (!why) return undefined;
  const group = groupLabel(why.group);
  const instance = shortName(why.containerInstance);
  const { instances } = result.cluster;
  const title = say(
    message('Why task {copy} of {group} is on {instance}', { copy: copy + 1, group, instance }),
  );
  const stages = [
    {
      label: say(message('Container instances')),
      left: instances.length,
      text: '',
      decisive: false,
    },
    ...why.steps.flatMap((step, index) =>
      step.left < step.before || index === why.decidedBy
        ? {
            label: say(STEP[step.kind]),
            left: step.left,
            text: say(step.title),
            decisive: index === why.runnerUp?.step,
          }
        : [],
    ),
  ];
  const step = why.steps[why.runnerUp?.step ?? -1];
  const other = why.runnerUp?.containerInstance;
  const decided = why.runnerUp
    ? message('Runner-up: {other}. Decided by: {step}.', {
        other: shortName(other ?? ''),
        step: step ? say(step.title) : '',
      })
    : message('No other instance could take the task.');
  const runnerUp = instances.findIndex(({ name }) => name === other);
  return {
    kind: 'placed',
    title,
    instance: instances.findIndex(({ name }) => name === why.containerInstance),
    stages,
    decided: say(decided),
    ...(runnerUp >= 0 ? { runnerUp } : {}),
    links: requestLinks(planned, say, links),
  };
}

const STEP = {
  filter: message('Enough resources'),
  constraint: message('Constraints'),
  strategy: message('Strategy'),
  tie: message('Choice'),
} as const;
