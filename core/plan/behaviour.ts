import type { TaskDefinition } from '../ecs/task-definition.ts';
import type { TaskRequirements } from '../placement/model.ts';
import type {
  BreakerSpec,
  ContainerCheck,
  EarlySuccessSpec,
  TrafficSpec,
} from '../simulation/model.ts';
import type { Timing } from '../simulation/parameters.ts';
import { type Node, toValue } from '../text/node.ts';
import type { Place } from './finding.ts';
import { get, placeOf, type Reading, type Source } from './reading.ts';
import { readTiming } from './timing.ts';

/** What a service says of its deployments, and what its task definition says of time. */
export interface ServiceBehaviour {
  readonly name: string;
  readonly group: string;
  readonly daemon: boolean;
  readonly desired: number;
  readonly place: Place;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly loadBalancer: boolean;
  readonly breaker?: BreakerSpec | undefined;
  readonly alarms?: { readonly names: readonly string[]; readonly rollback: boolean } | undefined;
  /** Bake time in seconds, of deployments with alarms. */
  readonly bake?: number | undefined;
  readonly earlySuccess?: EarlySuccessSpec | undefined;
  readonly traffic?: TrafficSpec | undefined;
  readonly rebalancing: boolean;
  readonly timing: Timing;
  /** What one task of the service requires, where its task definition can be read. */
  readonly task?: TaskRequirements | undefined;
  readonly containerCheck?: ContainerCheck | undefined;
  /** Of which resources a task cannot use more than its task definition gives it. */
  readonly hardLimits?: { readonly cpu: boolean; readonly memory: boolean } | undefined;
  readonly digestsKnown: boolean;
  /** The task definition of the newest revision, as the service names it. */
  readonly taskDefinition: string | undefined;
  /** Tells a task definition from others: the whole of its text, where it can be read. */
  readonly revisionKey: string | undefined;
  /** True when describe-services shows a deployment in progress. */
  readonly deploymentInProgress: boolean;
}

/** Source: API reference, DeploymentConfiguration: defaults. */
const REPLICA = { minimumHealthyPercent: 100, maximumPercent: 200 };
const DAEMON = { minimumHealthyPercent: 0, maximumPercent: 100 };

/** What is known of the service before. */
export interface Known {
  readonly name: string;
  readonly group: string;
  readonly daemon: boolean;
  readonly desired: number;
}

/** Reads how a service behaves over time. */
export function readBehaviour(
  reading: Reading,
  source: Source,
  known: Known,
  definition: TaskDefinition | undefined,
): ServiceBehaviour {
  const { node } = source;
  const configuration = node.get('deploymentConfiguration');
  const defaults = known.daemon ? DAEMON : REPLICA;
  const percent = (name: keyof typeof REPLICA): number =>
    configuration.get(name).number ?? defaults[name];
  const bake = configuration.get('bakeTimeInMinutes').number;
  const grace = node.get('healthCheckGracePeriodSeconds').number;
  const own = readTiming(reading, get(source, 'timing'));
  return {
    ...known,
    place: placeOf(source),
    minimumHealthyPercent: percent('minimumHealthyPercent'),
    maximumPercent: known.daemon ? 100 : percent('maximumPercent'),
    loadBalancer: node.get('loadBalancers').items().length > 0,
    breaker: breakerOf(configuration.get('deploymentCircuitBreaker')),
    alarms: alarmsOf(configuration.get('alarms')),
    bake: bake === undefined ? undefined : bake * 60,
    earlySuccess: earlySuccessOf(configuration.get('earlySuccessCriteria')),
    traffic: trafficOf(node),
    rebalancing: node.get('availabilityZoneRebalancing').string !== 'DISABLED',
    timing: {
      ...stopTimeoutOf(definition),
      ...(grace === undefined ? {} : { healthCheckGracePeriod: grace }),
      ...own,
    },
    containerCheck: definition && checkOf(definition),
    hardLimits: definition && hardLimitsOf(definition),
    digestsKnown: definition !== undefined && hasDigests(definition),
    taskDefinition: node.get('taskDefinition').text,
    revisionKey:
      definition &&
      JSON.stringify(
        toValue(definition.node.exists ? definition.node : definition.containerDefinitions),
      ),
    deploymentInProgress: isDeploying(node),
  };
}

function breakerOf(node: Node): BreakerSpec | undefined {
  if (node.get('enable').boolean !== true) return undefined;
  const given = node.get('thresholdConfiguration');
  const type = given.get('type').string;
  const value = given.get('value').number;
  const threshold: BreakerSpec['threshold'] =
    value !== undefined &&
    (type === 'COUNT' || type === 'BOUNDED_PERCENT' || type === 'UNBOUNDED_PERCENT')
      ? { type, value }
      : undefined;
  return {
    rollback: node.get('rollback').boolean ?? false,
    threshold,
    resetOnHealthyTask: node.get('resetOnHealthyTask').boolean,
  };
}

function alarmsOf(node: Node): ServiceBehaviour['alarms'] {
  if (node.get('enable').boolean !== true) return undefined;
  const names = node
    .get('alarmNames')
    .items()
    .flatMap((item) => item.text ?? []);
  return { names, rollback: node.get('rollback').boolean ?? false };
}

function earlySuccessOf(node: Node): EarlySuccessSpec | undefined {
  if (node.get('enable').boolean !== true) return undefined;
  const deferred = node.get('sourceServiceRevisionCleanup').string === 'DEFERRED';
  return {
    healthyPercent: node.get('healthyPercent').number ?? 100,
    sourceServiceRevisionCleanup: deferred ? 'DEFERRED' : 'BLOCKING',
  };
}

function trafficOf(service: Node): TrafficSpec | undefined {
  const controller = service.get('deploymentController').get('type').string;
  if (controller === 'CODE_DEPLOY') return { strategy: 'BLUE_GREEN', codeDeploy: true };
  const node = service.get('deploymentConfiguration');
  const strategy = node.get('strategy').string;
  if (strategy !== 'BLUE_GREEN' && strategy !== 'LINEAR' && strategy !== 'CANARY') return undefined;
  const [member, kind] =
    strategy === 'CANARY'
      ? (['canaryConfiguration', 'canary'] as const)
      : (['linearConfiguration', 'step'] as const);
  const given = node.get(member);
  const testListener = service
    .get('loadBalancers')
    .items()
    .some((item) => item.get('advancedConfiguration').get('testListenerRule').exists);
  return {
    strategy,
    percent: given.get(`${kind}Percent`).number,
    shiftBakeMinutes: given.get(`${kind}BakeTimeInMinutes`).number,
    bakeMinutes: node.get('bakeTimeInMinutes').number,
    testListener,
  };
}

/** Containers stop one beside the other: the longest timeout decides. */
function stopTimeoutOf(definition: TaskDefinition | undefined): Timing {
  const given = (definition?.containers ?? []).flatMap(
    ({ node }) => node.get('stopTimeout').number ?? [],
  );
  if (given.length === 0) return {};
  const stopTimeout = Math.max(...given);
  return { stopTimeout, stopSeconds: stopTimeout };
}

/** Source: API reference, HealthCheck: defaults. The slowest check of an essential container decides. */
function checkOf(definition: TaskDefinition): ContainerCheck | undefined {
  const checks = definition.containers.flatMap((container): ContainerCheck[] => {
    if (container.node.get('essential').boolean === false) return [];
    const node = container.node.get('healthCheck');
    if (node.kind !== 'object' || node.get('command').items()[0]?.text === 'NONE') return [];
    return [
      {
        interval: node.get('interval').number ?? 30,
        timeout: node.get('timeout').number ?? 5,
        retries: node.get('retries').number ?? 3,
        startPeriod: node.get('startPeriod').number ?? 0,
      },
    ];
  });
  return checks.sort((a, b) => b.interval - a.interval)[0];
}

/**
 * A task size is a limit; without one containers share what CPU is left. Utilisation of memory is that of
 * `memoryReservation` where containers have it, which they can exceed.
 * Source: developer guide, task definition parameters and service utilization.
 */
function hardLimitsOf(definition: TaskDefinition): { cpu: boolean; memory: boolean } {
  const reserves = definition.containers.some(({ node }) => node.get('memoryReservation').exists);
  return { cpu: definition.cpu !== undefined, memory: !reserves };
}

/** Whether no image digest has to be resolved. Source: developer guide, container image resolution. */
function hasDigests({ containers }: TaskDefinition): boolean {
  return containers.every(
    ({ node }) =>
      node.get('versionConsistency').string === 'disabled' ||
      (node.get('image').text ?? '').includes('@sha256:'),
  );
}

/** Source: API reference, Deployment: rolloutState, and ACTIVE ones that still have tasks. */
function isDeploying(node: Node): boolean {
  return node
    .get('deployments')
    .items()
    .some(
      (one) =>
        one.get('rolloutState').string === 'IN_PROGRESS' ||
        (one.get('status').string === 'ACTIVE' && (one.get('runningCount').number ?? 0) > 0),
    );
}
