import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';
import type { Picture, PictureUnplaced } from '../picture.ts';
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
  const params = { placed, desired, used, instances: instances.length, onFargate };
  const [first] = unplaced;
  if (desired === 0) {
    if (onFargate > 0) {
      const template = 'All {onFargate} tasks run on Fargate, which needs no container instances.';
      return message(template, params);
    }
    const template = broken
      ? 'No tasks are placed: the services and tasks of the plan could not be read.'
      : 'The plan has no tasks.';
    return message(template, params);
  }
  if (!first && broken) {
    const template =
      '{desired, plural, one {# task} other {# tasks}} placed, on {used} of {instances} container instances; part of the plan could not be read.';
    return message(template, params);
  }
  const stopping = groups.reduce((sum, group) => sum + group.stopping, 0);
  if (!first && stopping > 0) {
    return message(
      'All {desired} tasks placed, on {used} of {instances} container instances; {stopping, plural, one {# running task stops} other {# running tasks stop}}.',
      { ...params, stopping },
    );
  }
  if (!first && onFargate > 0) {
    return message(
      'All {desired} tasks placed, on {used} of {instances} container instances; {onFargate} more run on Fargate.',
      params,
    );
  }
  if (!first) {
    return message(
      'All {desired} tasks placed, on {used} of {instances} container instances.',
      params,
    );
  }
  // The parts of a service on several capacity providers are one service.
  const names = new Set(unplaced.map(({ group }) => groups[group]?.name));
  const label = ({ group }: PictureUnplaced): string =>
    (unplaced.length === 1 ? groups[group]?.label : groupLabel(groups[group]?.name ?? '')) ?? '';
  const details = {
    ...params,
    tasks: unplaced.reduce((sum, each) => sum + each.copies, 0),
    group: label(first),
    reason: first.reasons[0]?.message ?? '',
  };
  if (names.size === 1) {
    return message(
      '{placed} of {desired} tasks placed. {tasks, plural, one {# task} other {# tasks}} of {group} could not be placed: {reason}.',
      details,
    );
  }
  return message(
    '{placed} of {desired} tasks placed. {tasks, plural, one {# task} other {# tasks}} of {groups} services could not be placed.',
    { ...details, groups: names.size },
  );
}
