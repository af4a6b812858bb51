import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';
import type { Picture } from '../picture.ts';
import { groupLabel } from '../picture-id.ts';
import { copiesOf } from './fargate.ts';

/**
 * What came of a plan, in one or two sentences.
 * @param broken whether part of the plan could not be read
 */
export function sentence(
  picture: Omit<Picture, 'sentence' | 'totals' | 'notes'>,
  broken: boolean,
): Message {
  const { groups, instances, unplaced, desired, placed, fargate } = picture;
  const used = instances.filter(({ taskCount }) => taskCount > 0).length;
  const onFargate = copiesOf(fargate);
  const stopping = groups.reduce((sum, group) => sum + group.stopping, 0);
  const params = { placed, desired, used, instances: instances.length, onFargate, stopping };
  if (desired === 0) return nothingPlaced(params, broken);
  if (unplaced.length > 0) return notPlaced(picture, params);
  return allPlaced(params, broken);
}

interface Numbers {
  readonly placed: number;
  readonly desired: number;
  readonly used: number;
  readonly instances: number;
  readonly onFargate: number;
  readonly stopping: number;
}

function nothingPlaced(params: Numbers, broken: boolean): Message {
  if (params.onFargate > 0) {
    const template = 'All {onFargate} tasks run on Fargate, which needs no container instances.';
    return message(template, { ...params });
  }
  const template = broken
    ? 'No tasks are placed: the services and tasks of the plan could not be read.'
    : 'The plan has no tasks.';
  return message(template, { ...params });
}

function allPlaced(params: Numbers, broken: boolean): Message {
  if (broken) {
    const template =
      '{desired, plural, one {# task} other {# tasks}} placed, on {used} of {instances} container instances; part of the plan could not be read.';
    return message(template, { ...params });
  }
  if (params.stopping > 0) {
    const template =
      'All {desired} tasks placed, on {used} of {instances} container instances; {stopping, plural, one {# running task stops} other {# running tasks stop}}.';
    return message(template, { ...params });
  }
  const template =
    params.onFargate > 0
      ? 'All {desired} tasks placed, on {used} of {instances} container instances; {onFargate} more run on Fargate.'
      : 'All {desired} tasks placed, on {used} of {instances} container instances.';
  return message(template, { ...params });
}

function notPlaced(
  { groups, unplaced }: Pick<Picture, 'groups' | 'unplaced'>,
  params: Numbers,
): Message {
  const [first] = unplaced;
  // The parts of a service on several capacity providers are one service.
  const names = new Set(unplaced.map(({ group }) => groups[group]?.name));
  const own = groups[first?.group ?? -1];
  const details = {
    ...params,
    tasks: unplaced.reduce((sum, each) => sum + each.copies, 0),
    group: (unplaced.length === 1 ? own?.label : groupLabel(own?.name ?? '')) ?? '',
    reason: first?.reasons[0]?.message ?? '',
  };
  return names.size === 1
    ? message(
        '{placed} of {desired} tasks placed. {tasks, plural, one {# task} other {# tasks}} of {group} could not be placed: {reason}.',
        details,
      )
    : message(
        '{placed} of {desired} tasks placed. {tasks, plural, one {# task} other {# tasks}} of {groups} services could not be placed.',
        { ...details, groups: names.size },
      );
}
