import { LINUX_PORTS, WINDOWS_PORTS } from '../ecs/reserved-ports.ts';
import { MAX_AMOUNT } from '../ecs/units.ts';
import { toValue } from '../text/node.ts';
import { CAPABILITIES, WINDOWS_CAPABILITIES } from './ami.ts';
import type { Source } from './reading.ts';

/** What an agent's configuration changes about the instance that it registers. */
export interface AgentConfiguration {
  /** MiB that are not registered. */
  readonly reservedMemory: number;
  readonly tcp: ReadonlySet<number>;
  readonly udp: ReadonlySet<number>;
  readonly attributes: ReadonlyMap<string, string>;
  readonly capabilities: readonly string[];
  readonly gpu: boolean;
}

/** Where the agent shows its metrics. */
const METRICS_PORT = 51680;

const LOGGING = 'com.amazonaws.ecs.capability.logging-driver.';

/** Capabilities that go with a setting when it is `false`, or `true` where the name says DISABLE. */
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  ECS_ENABLE_TASK_IAM_ROLE: ['com.amazonaws.ecs.capability.task-iam-role'],
  ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST: [
    'com.amazonaws.ecs.capability.task-iam-role-network-host',
  ],
  ECS_ENABLE_TASK_ENI: ['ecs.capability.task-eni', 'ecs.capability.task-eni-trunking'],
  ECS_ENABLE_TASK_CPU_MEM_LIMIT: ['ecs.capability.task-cpu-mem-limit'],
  ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE: ['ecs.capability.execution-role-awslogs'],
  ECS_DISABLE_PRIVILEGED: ['com.amazonaws.ecs.capability.privileged-container'],
  ECS_DISABLE_DOCKER_HEALTH_CHECK: ['ecs.capability.container-health-check'],
};

/**
 * Reads the settings of `ecs.config` that a group names under `agentConfiguration`; values are
 * written as there or as JSON. Settings that do not bear on placement are passed over.
 * Source: the agent's documentation of its environment variables.
 */
export function readAgentConfiguration({ node }: Source, windows: boolean): AgentConfiguration {
  const settings = new Map(node.members.map(({ name, value }) => [name, parsed(toValue(value))]));
  const ports = (name: string): number[] | undefined => {
    const value = settings.get(name);
    return Array.isArray(value) ? value.map(Number).filter(Number.isInteger) : undefined;
  };
  const gone = new Set<string>();
  for (const [name, capabilities] of Object.entries(SWITCHES)) {
    const value = settings.get(name);
    const off = name.includes('DISABLE') ? value === true : value === false;
    if (off) for (const capability of capabilities) gone.add(capability);
  }
  const drivers = settings.get('ECS_AVAILABLE_LOGGING_DRIVERS');
  const logging = Array.isArray(drivers)
    ? ['awsfirelens', ...drivers].map((driver) => `${LOGGING}${driver}`)
    : undefined;
  return {
    reservedMemory: Math.min(
      MAX_AMOUNT,
      Math.max(0, Number(settings.get('ECS_RESERVED_MEMORY') ?? 0) || 0),
    ),
    tcp: new Set([
      ...(ports('ECS_RESERVED_PORTS') ?? (windows ? WINDOWS_PORTS : LINUX_PORTS)),
      ...(settings.get('ECS_ENABLE_PROMETHEUS_METRICS') === true ? [METRICS_PORT] : []),
    ]),
    udp: new Set(ports('ECS_RESERVED_PORTS_UDP') ?? []),
    attributes: attributesOf(settings.get('ECS_INSTANCE_ATTRIBUTES')),
    capabilities: [
      ...CAPABILITIES.filter((name) => !gone.has(name) && !(logging && name.startsWith(LOGGING))),
      ...(logging ?? []),
      ...(windows ? WINDOWS_CAPABILITIES : []),
    ],
    gpu: settings.get('ECS_ENABLE_GPU_SUPPORT') !== false,
  };
}

function attributesOf(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value).map(([name, one]) => [name, String(one ?? '')]));
}

/** Text of `ecs.config` as the value that it stands for. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
