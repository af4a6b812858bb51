import type { Node } from '../text/node.ts';
import { readDescribed } from './described-instance.ts';
import { GROUP } from './fields.ts';
import type { Instances } from './instances.ts';
import { entries, type Reading, type Source } from './reading.ts';
import { readGroup } from './short-group.ts';

/** Reads groups, described instances, and files of either, in any nesting of lists and outputs. */
export async function readInstances(
  reading: Reading,
  instances: Instances,
  source: Source,
): Promise<void> {
  if (instances.full) return;
  for await (const entry of entries(reading, source, 'containerInstances')) {
    readEntry(reading, instances, entry);
    if (instances.full) return;
  }
}

function readEntry(reading: Reading, instances: Instances, source: Source): void {
  const { node } = source;
  if (node.kind === 'object') {
    const described =
      node.get('registeredResources').exists || node.get('remainingResources').exists;
    if (described) readDescribed(reading, instances, source);
    else if (isOther(node)) refuse(reading, source);
    else readGroup(reading, instances, source);
  } else if (node.exists && !node.isUnknown) refuse(reading, source);
}

/** Another document: nothing in it is what a group of instances has. */
export function isOther({ members, open }: Node): boolean {
  return members.length > 0 && !open && !members.some(({ key }) => GROUP.includes(key));
}

export function refuse(reading: Reading, source: Source): void {
  const template =
    'Expected a container instance object, or the path of a file with container instances.';
  reading.report('plan-instance-resources', 'error', source, template);
}
