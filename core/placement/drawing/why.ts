import { explainPlaced } from '../explain/placed.ts';
import { explainUnplaced } from '../explain/unplaced.ts';
import type {
  Explanation,
  PictureLink,
  PlacedExplanation,
  UnplacedExplanation,
} from '../picture.ts';
import type { Place } from '../plan/finding.ts';
import type { PlannedRequest } from '../plan/plan.ts';
import { decidingNodes } from '../requirements.ts';
import { groupLabel, type Placed, type Say, shortName } from './draw.ts';
import type { Links } from './links.ts';

/**
 * Answers "why": for the id of a placed copy the way through the stages, for that of what did not
 * land all that every instance lacked.
 * @returns undefined for an id that is none of this picture, or of a task that ran before
 */
export function explain(
  placed: Placed,
  id: string,
  say: Say,
  links: Links,
): Explanation | undefined {
  const [kind, outcome, copy] = id.split(' ');
  const request = placed.plan.requests[Number(outcome)];
  if (!request) return undefined;
  if (kind === 'task') return whyHere(placed, request, Number(outcome), Number(copy), say, links);
  if (kind === 'unplaced') return whyNot(placed, request, Number(outcome), say, links);
  return undefined;
}

function whyHere(
  { result }: Placed,
  planned: PlannedRequest,
  outcome: number,
  copy: number,
  say: Say,
  links: Links,
): PlacedExplanation | undefined {
  const why = explainPlaced(result, { outcome, copy });
  if (!why) return undefined;
  const group = groupLabel(why.group);
  const instance = shortName(why.containerInstance);
  const title = say({
    template: 'Why copy {copy} of {group} is on {instance}',
    params: { copy: copy + 1, group, instance },
  });
  const all = result.cluster.instances.length;
  const stages = [
    { label: say({ template: 'Container instances', params: {} }), left: all, text: '' },
    ...why.steps
      .filter((step, index) => step.left < step.before || index === why.decidedBy)
      .map((step) => ({
        label: say({ template: STEP[step.kind], params: {} }),
        left: step.left,
        text: say(step.title),
      })),
  ];
  const step = why.steps[why.runnerUp?.step ?? -1];
  const decided = why.runnerUp
    ? {
        template: '{other} could have taken it as well. What decided: {step}.',
        params: {
          other: shortName(why.runnerUp.containerInstance),
          step: step ? say(step.title) : '',
        },
      }
    : { template: 'No other instance could have taken it.', params: {} };
  return {
    kind: 'placed',
    title,
    stages,
    decided: say(decided),
    links: requestLinks(planned, say, links),
  };
}

const STEP = {
  filter: 'Enough resources',
  constraint: 'Constraints',
  strategy: 'Strategy',
  tie: 'Choice',
} as const;

function whyNot(
  { plan, result }: Placed,
  planned: PlannedRequest,
  outcome: number,
  say: Say,
  links: Links,
): UnplacedExplanation | undefined {
  const why = explainUnplaced(result, outcome);
  if (!why) return undefined;
  const { instances } = result.cluster;
  const indexOf = new Map(instances.map(({ name }, index) => [name, index]));
  const subjects = new Map<string, Place>();
  for (const { reasons } of why.instances) {
    for (const { code, subject } of reasons) {
      const [node] = decidingNodes(planned.requirements, code, subject);
      if (node) {
        const { uri } = planned.taskDefinition;
        subjects.set(code, { uri, range: { start: node.start, end: node.end } });
      }
    }
  }
  const deciding: PictureLink[] = [...subjects].flatMap(([code, place]) => {
    const { link } = links.to(place);
    const label = say({ template: 'What the task asks ({code})', params: { code } });
    return link ? [{ label, link }] : [];
  });
  return {
    kind: 'unplaced',
    title: say({
      template: 'Why {copies} of {group} did not land',
      params: { copies: why.unplaced, group: groupLabel(why.group) },
    }),
    event: why.event,
    reasons: why.reasons.map(({ message }) => say(message)),
    instances: why.instances.map(({ containerInstance, reasons }) => {
      const index = indexOf.get(containerInstance) ?? -1;
      return {
        label: shortName(containerInstance),
        zone: instances[index]?.availabilityZone ?? '',
        reasons: reasons.map(({ code, message }) => ({ code, message: say(message) })),
        ...links.to(plan.instancePlaces[index]),
      };
    }),
    links: [...deciding, ...requestLinks(planned, say, links)],
  };
}

/** The service or task in the plan, and its task definition. */
function requestLinks(
  { place, taskDefinition }: PlannedRequest,
  say: Say,
  links: Links,
): PictureLink[] {
  const named: [template: string, place: Place][] = [
    ['In the plan', place],
    ['Task definition', taskDefinition],
  ];
  return named.flatMap(([template, where]) => {
    const { link } = links.to(where);
    return link ? [{ label: say({ template, params: {} }), link }] : [];
  });
}
