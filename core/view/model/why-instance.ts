import { stateAfter } from '../../analysis/advice/stranded.ts';
import { explainUnplaced } from '../../analysis/explain/unplaced.ts';
import type { ContainerInstance } from '../../placement/model.ts';
import { RESOURCE_NAMES, RESOURCES } from '../../placement/resources.ts';
import { message } from '../../text/message.ts';
import type { InstanceExplanation } from '../picture.ts';
import { shortName } from '../picture-id.ts';
import type { Answering } from './answering.ts';
import { groupsOf } from './groups.ts';
import type { Placed } from './placed.ts';
import { reasonsInWords } from './reasons.ts';
import { tasksOn } from './tasks.ts';

/** Tasks that are listed; an instance that takes more is not read task by task. */
const MOST_TASKS = 500;

/** Ports that are named. */
const MOST_PORTS = 40;

/** Empty for what is not known, and for what an instance has none of. */
function left(remaining: number | undefined, registered: number): string {
  return remaining !== undefined && Number.isFinite(registered) && registered > 0
    ? `${remaining} / ${registered}`
    : '';
}

/** Static host ports, the agent's own included; those of UDP are marked. */
function portsAt({ cluster, outcomes }: Placed['result'], index: number): string {
  const { tcp, udp } = cluster.instances[index]?.usedPorts ?? { tcp: [], udp: [] };
  const ports = new Set([...tcp, ...[...udp].map((port) => `${port}/udp`)].map(String));
  for (const { request, placed } of outcomes) {
    if (request.task.hostPorts.length === 0 || !placed.includes(index)) continue;
    for (const { port, protocol } of request.task.hostPorts) {
      ports.add(protocol === 'udp' ? `${port}/udp` : `${port}`);
    }
  }
  const sorted = [...ports].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  const more = sorted.length > MOST_PORTS ? ' …' : '';
  return `${sorted.slice(0, MOST_PORTS).join(', ')}${more}`;
}

/** The attributes that the owner of an instance has given it. */
function customAttributes({ attributes }: ContainerInstance): string {
  return [...attributes]
    .filter(([name]) => !/^(?:ecs|com\.amazonaws)\./.test(name))
    .map(([name, value]) => (value === '' ? name : `${name}: ${value}`))
    .join(', ');
}

/** What an instance runs, what is left on it, and which of the unplaced tasks it refuses and why. */
export function whyInstance(
  { plan, result }: Placed,
  index: number,
  { say, links }: Answering,
): InstanceExplanation | undefined {
  const instance = result.cluster.instances[index];
  if (!instance) return undefined;
  const groups = groupsOf({ plan, result }, links);
  const tasks = tasksOn(result, index, groups);
  const state = stateAfter(result);
  const facts: [template: string, value: string][] = [
    ['Availability Zone', instance.availabilityZone ?? ''],
    ['Instance type', instance.instanceType ?? ''],
    ['Capacity provider', instance.capacityProvider ?? ''],
    ['Status', instance.status],
    ...RESOURCE_NAMES.map((name): [template: string, value: string] => {
      return [RESOURCES[name].left, left(state.available[name][index], instance.registered[name])];
    }),
    ['Host ports in use', portsAt(result, index)],
    ['Container instance', instance.name],
    ['EC2 instance', instance.ec2InstanceId ?? ''],
    ['Agent version', instance.agentVersion ?? ''],
    ['Custom attributes', customAttributes(instance)],
  ];
  const refuses = plan.requests.flatMap((_, outcome) => {
    const why = explainUnplaced(result, outcome);
    const own = why?.instances.find(({ containerInstance }) => containerInstance === instance.name);
    if (!why || !own) return [];
    return { group: outcome, copies: why.unplaced, reasons: reasonsInWords(own.reasons, say) };
  });
  const { link } = links.to(plan.instancePlaces[index]);
  return {
    kind: 'instance',
    name: instance.name,
    title: shortName(instance.name),
    facts: facts.flatMap(([template, value]) =>
      value === '' ? [] : { label: say(message(template)), value },
    ),
    tasks: tasks.slice(0, MOST_TASKS),
    taskCount: tasks.length,
    refuses,
    links: link ? [{ label: say(message('In the plan')), link }] : [],
  };
}
