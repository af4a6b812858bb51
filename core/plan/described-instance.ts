import { parseDate } from '../ecs/constraint/values.ts';
import { instanceType } from '../ecs/instance-types.ts';
import { LINUX_PORTS, WINDOWS_PORTS } from '../ecs/reserved-ports.ts';
import { MAX_AMOUNT } from '../ecs/units.ts';
import { capacityOf } from '../placement/capacity.ts';
import { ZONE } from '../placement/choice/chain.ts';
import { type Resources, resources } from '../placement/resources.ts';
import type { Node } from '../text/node.ts';
import type { Draft, Instances } from './instances.ts';
import { flag, get, MOST_RUNNING_HERE, type Reading, type Source } from './reading.ts';
import { readAttributes } from './short-group.ts';

/**
 * What nodes were read as: a file of thousands of instances is read once, and again only when its
 * text changes. Those of which something was reported are read again, to report it again.
 */
const known = new WeakMap<Node, Draft>();

/** An instance as describe-container-instances prints it. */
export function readDescribed(reading: Reading, instances: Instances, source: Source): void {
  const draft = known.get(source.node) ?? readAnew(reading, instances, source);
  if (!draft) return;
  // Running tasks are added to the instance of this plan alone.
  const counted = get(source, 'runningTasksCount');
  const runningTasksCount = instances.admitRunning(counted, draft.runningTasksCount);
  instances.add({ ...draft, runningTasksCount }, source, true);
}

function readAnew(reading: Reading, instances: Instances, source: Source): Draft | undefined {
  const { reports } = reading;
  const draft = readDraft(reading, instances, source);
  // A name that was made up depends on the other instances.
  const named = source.node.get('containerInstanceArn').text !== undefined;
  if (draft && named && reading.reports === reports) known.set(source.node, draft);
  return draft;
}

function readDraft(reading: Reading, instances: Instances, source: Source): Draft | undefined {
  const { node } = source;
  const registered = resourcesOf(reading, get(source, 'registeredResources'));
  const remaining = resourcesOf(reading, get(source, 'remainingResources'));
  if (!registered && !remaining) {
    const template = 'A described container instance lists CPU and MEMORY in remainingResources.';
    reading.report('plan-instance-resources', 'error', source, template);
    return undefined;
  }
  const attributes = new Map(readAttributes(get(source, 'attributes')));
  const type = attributes.get('ecs.instance-type');
  const known = type === undefined ? undefined : instanceType(type);
  // What the output does not list follows from the type; of an unknown type nothing is limited.
  const trunking = attributes.has('ecs.awsvpc-trunk-id');
  const byType = known
    ? capacityOf(known, { trunking, gpus: false, reservedMemory: 0 })
    : resources(() => Number.POSITIVE_INFINITY);
  const windows = attributes.get('ecs.os-type') === 'windows';
  const all = registered ?? remaining ?? { cpu: 0, memory: 0, gpu: 0 };
  return {
    name: node.get('containerInstanceArn').text ?? instances.newName(type ?? 'instance'),
    status: node.get('status').string ?? 'ACTIVE',
    agentConnected: flag(get(source, 'agentConnected'), true),
    agentVersion: node.get('versionInfo').get('agentVersion').string,
    registeredAt: timeOf(node.get('registeredAt')),
    ec2InstanceId: node.get('ec2InstanceId').text,
    instanceType: type,
    availabilityZone: attributes.get(ZONE),
    capacityProvider: node.get('capacityProviderName').text ?? node.get('capacityProvider').text,
    attributes,
    registered: { ...byType, ...all },
    remaining: { ...byType, ...(remaining ?? all) },
    // What remains of PORTS is the list of ports in use. Source: API reference, ContainerInstance.
    usedPorts: {
      tcp: portsOf(node, 'PORTS') ?? new Set(windows ? WINDOWS_PORTS : LINUX_PORTS),
      udp: portsOf(node, 'PORTS_UDP') ?? new Set(),
    },
    estimate: false,
    groups: new Map(),
    runningTasksCount: reading.amount(get(source, 'runningTasksCount'), 0, MOST_RUNNING_HERE),
  };
}

/** What the output of describe-container-instances lists. */
type Listed = Pick<Resources, 'cpu' | 'memory' | 'gpu'>;

function resourcesOf(reading: Reading, source: Source): Listed | undefined {
  const find = (name: string): Source | undefined => {
    const node = source.node.items().find((item) => item.get('name').string === name);
    return node && { ...source, node };
  };
  const amount = (name: string): number => {
    const resource = find(name);
    return resource ? amountOf(reading, resource) : 0;
  };
  if (!find('CPU') && !find('MEMORY')) return undefined;
  const gpu = find('GPU')?.node.get('stringSetValue').items().length ?? 0;
  return { cpu: amount('CPU'), memory: amount('MEMORY'), gpu };
}

/** All three number fields are printed; the type says which one counts. */
function amountOf(reading: Reading, source: Source): number {
  const type = source.node.get('type').string;
  if (type === 'LONG') return reading.amount(get(source, 'longValue'), 0);
  if (type === 'DOUBLE') {
    const amount = Math.floor(source.node.get('doubleValue').number ?? 0);
    return Math.min(MAX_AMOUNT, Math.max(0, amount));
  }
  return reading.amount(get(source, 'integerValue'), 0);
}

/** Undefined where the output was shortened: the agent's ports are in use all the same. */
function portsOf(instance: Node, name: string): ReadonlySet<number> | undefined {
  let ports: Set<number> | undefined;
  for (const list of ['remainingResources', 'registeredResources']) {
    for (const resource of instance.get(list).items()) {
      if (resource.get('name').string !== name) continue;
      ports ??= new Set();
      for (const port of resource.get('stringSetValue').items()) {
        const number = Number(port.string ?? port.number);
        if (Number.isInteger(number)) ports.add(number);
      }
    }
  }
  return ports;
}

/** Seconds since 1970 as the first AWS CLI prints it, or a date. */
function timeOf(node: Node): number | undefined {
  if (node.number !== undefined) return node.number * 1000;
  return node.string === undefined ? undefined : parseDate(node.string);
}
