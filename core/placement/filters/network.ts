import { message } from '../../text/message.ts';
import { ZONE } from '../choice/chain.ts';
import type { Roster } from '../roster.ts';
import type { Filter } from './filter.ts';

/**
 * A task with subnets of its own goes to instances in the VPC and in an Availability Zone of one of
 * them (assumption: subnets). Instances in a subnet tell where it is; with one that no instance
 * is in, any instance will do.
 */
export const network: Filter<'ATTRIBUTE'> = {
  code: 'ATTRIBUTE',
  label: 'Subnets',
  counted:
    '{instances, plural, one {# instance is in a zone} other {# instances are in zones}} where none of the subnets {subject} is',
  checks: ({ task, subnets = [] }) => {
    if (task.eni === 0 || subnets.length === 0) return [];
    const list = subnets.join(', ');
    return [
      {
        title: message('is in an Availability Zone of the subnets {list}', { list }),
        key: `subnets ${list}`,
        passes: ({ roster }) => {
          const places = placesOf(roster, subnets);
          return (index) => !places || places.has(placeOf(roster, index));
        },
        reasons: ({ roster }, index) => {
          const zone = roster.instance(index).attributes.get(ZONE) ?? '';
          const template = 'is in {zone}, where none of the subnets {list} is';
          const { counted } = network;
          return [{ subject: list, message: message(template, { zone, list }), counted }];
        },
      },
    ];
  },
};

/** VPC and zone of every subnet; undefined when that of one is not known. */
function placesOf(roster: Roster, subnets: readonly string[]): ReadonlySet<string> | undefined {
  const known = new Map<string, string>();
  for (const [index, { attributes }] of roster.cluster.instances.entries()) {
    const subnet = attributes.get('ecs.subnet-id');
    if (subnet !== undefined) known.set(subnet, placeOf(roster, index));
  }
  const places = subnets.map((subnet) => known.get(subnet));
  return places.includes(undefined) ? undefined : new Set(places.map(String));
}

function placeOf(roster: Roster, index: number): string {
  const { attributes } = roster.instance(index);
  return `${attributes.get('ecs.vpc-id') ?? ''} ${attributes.get(ZONE) ?? ''}`;
}
