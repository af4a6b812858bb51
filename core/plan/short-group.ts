import { type InstanceType, instanceType, instanceTypes } from '../ecs/instance-types.ts';
import { capacityOf } from '../placement/capacity.ts';
import { ZONE } from '../placement/choice/chain.ts';
import type { ContainerInstance } from '../placement/model.ts';
import { closest } from '../text/closest.ts';
import { type AgentConfiguration, readAgentConfiguration } from './agent-configuration.ts';
import { CURRENT_AGENT } from './ami.ts';
import { GROUP, judgeFields } from './fields.ts';
import type { Draft, Instances } from './instances.ts';
import { flag, get, items, MOST_INSTANCES, type Reading, type Source } from './reading.ts';

/** Instances of one type, described in short: type, count, zones in turn, and what differs. */
export function readGroup(reading: Reading, instances: Instances, source: Source): void {
  judgeFields(reading, source, GROUP);
  const type = readType(reading, source);
  if (!type) return;
  const room = MOST_INSTANCES - instances.drafts.length;
  const count = reading.amount(get(source, 'count'), 1, room);
  const draft = drafter(reading, source, type);
  for (let i = 0; i < count; i++)
    instances.add(draft(instances.newName(type.name), i), source, false);
}

/** What an instance of a capacity provider would be like, in the first of its zones if it has any. */
export function readTemplate(
  reading: Reading,
  source: Source,
  capacityProvider: string,
): ContainerInstance | undefined {
  const type = readType(reading, source);
  // The status in the output is that of the capacity provider.
  return (
    type && { ...drafter(reading, source, type)(type.name, 0), capacityProvider, status: 'ACTIVE' }
  );
}

/** What an instance of this type would be like, in one of the zones; its provider may say more. */
export function likeType(
  reading: Reading,
  source: Source,
  type: InstanceType,
  capacityProvider: string,
  zone: string | undefined,
): ContainerInstance {
  const draft = drafter(reading, source, type, zone === undefined ? undefined : [zone]);
  return { ...draft(type.name, 0), capacityProvider, status: 'ACTIVE' };
}

/** Makes instances of a group; `number` chooses the zone. */
function drafter(
  reading: Reading,
  source: Source,
  type: InstanceType,
  inZones?: readonly string[],
): (name: string, number: number) => Draft {
  const { node } = source;
  const zones = inZones ?? [
    ...strings(get(source, 'availabilityZones')),
    ...strings(get(source, 'availabilityZone')),
  ];
  const own = readAttributes(get(source, 'attributes'));
  const windows =
    own.get('ecs.os-type') === 'windows' || /^WINDOWS/.test(own.get('ecs.os-family') ?? '');
  const agent = readAgentConfiguration(get(source, 'agentConfiguration'), windows);
  const reservedMemory = reading.amount(get(source, 'reservedMemory'), agent.reservedMemory);
  const given = reading.amount(get(source, 'memory'), -1);
  // Trunks are for Linux alone.
  const trunking = flag(get(source, 'awsvpcTrunking'), false) && !windows;
  const capacity = capacityOf(type, { trunking, gpus: agent.gpu, reservedMemory });
  const registered = {
    ...capacity,
    cpu: reading.amount(get(source, 'cpu'), type.cpuUnits),
    memory: given >= 0 ? given : capacity.memory,
  };
  const usedPorts = { tcp: agent.tcp, udp: agent.udp };
  // Instances of one zone share their attributes: a large group costs little.
  const attributesOf = zones.map((zone) => attributesIn(type, zone, own, windows, agent));
  const elsewhere = attributesIn(type, undefined, own, windows, agent);
  const status = node.get('status').string ?? 'ACTIVE';
  const agentConnected = flag(get(source, 'agentConnected'), true);
  return (name, number) => ({
    name,
    status,
    agentConnected,
    agentVersion: node.get('agentVersion').string ?? CURRENT_AGENT,
    instanceType: type.name,
    availabilityZone: zones[number % zones.length],
    capacityProvider: node.get('capacityProvider').text,
    attributes: attributesOf[number % zones.length] ?? elsewhere,
    registered,
    remaining: registered,
    usedPorts,
    estimate: given < 0,
    groups: new Map(),
    runningTasksCount: 0,
  });
}

function readType(reading: Reading, source: Source): InstanceType | undefined {
  const node = source.node.get('instanceType');
  const name = node.string;
  const type = name === undefined ? undefined : instanceType(name);
  if (type || node.isUnknown) return type;
  if (name === undefined) {
    const template =
      'Add instanceType, such as m5.large, or registeredResources as printed by describe-container-instances.';
    reading.report('plan-no-instance-type', 'error', source, template);
    return undefined;
  }
  const at = { ...source, node };
  const meant = closest(name, instanceTypes().keys(), instanceTypes().size);
  if (meant === undefined) {
    const template = '{name} is not an EC2 instance type that Stowage knows.';
    reading.report('plan-unknown-instance-type', 'error', at, template, { name });
  } else {
    const template = '{name} is not an EC2 instance type that Stowage knows. Did you mean {meant}?';
    reading.report('plan-unknown-instance-type', 'error', at, template, { name, meant });
  }
  return undefined;
}

function attributesIn(
  type: InstanceType,
  zone: string | undefined,
  own: ReadonlyMap<string, string>,
  windows: boolean,
  agent: AgentConfiguration,
): ReadonlyMap<string, string> {
  return new Map([
    ...agent.capabilities.map((name): [string, string] => [name, '']),
    ['ecs.instance-type', type.name],
    ['ecs.cpu-architecture', type.architecture],
    ['ecs.os-type', windows ? 'windows' : 'linux'],
    ['ecs.os-family', windows ? 'WINDOWS_SERVER_2022_CORE' : 'LINUX'],
    ...(zone === undefined ? [] : ([[ZONE, zone]] as const)),
    ...agent.attributes,
    ...own,
  ]);
}

/** An object of names and values, or the list of the API. */
export function readAttributes({ node }: Source): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const { name, value } of node.members) {
    if (value.kind !== 'null') attributes.set(name, String(value.value ?? ''));
  }
  for (const item of node.items()) {
    const name = item.get('name').text;
    if (name !== undefined) attributes.set(name, item.get('value').text ?? '');
  }
  return attributes;
}

function strings(source: Source): string[] {
  return items(source).flatMap(({ node }) => (node.text === undefined ? [] : [node.text]));
}
