import { closest } from '../text/closest.ts';
import type { Reading, Source } from './reading.ts';

/** Fields of a plan. */
export const PLAN: readonly string[] = [
  '$schema',
  'cluster',
  'containerInstances',
  'runningTasks',
  'capacityProviders',
  'autoScalingGroups',
  'defaultCapacityProviderStrategy',
  'taskDefinitions',
  'services',
  'tasks',
  'seed',
  'expect',
  'startAt',
  'until',
  'timing',
  'events',
  'scaling',
  'load',
  'prices',
  // What the AWS CLI prints beside container instances.
  'failures',
];

/** Fields of a group of container instances in short. */
export const GROUP: readonly string[] = [
  'instanceType',
  'count',
  'availabilityZones',
  'availabilityZone',
  'attributes',
  'capacityProvider',
  'cpu',
  'memory',
  'reservedMemory',
  'awsvpcTrunking',
  'status',
  'agentConnected',
  'agentVersion',
  'agentConfiguration',
];

/** Fields of a task: those of run-task and start-task. Source: API reference. */
export const TASK: readonly string[] = [
  'capacityProviderStrategy',
  'clientToken',
  'cluster',
  'containerInstances',
  'count',
  'enableECSManagedTags',
  'enableExecuteCommand',
  'group',
  'launchType',
  'networkConfiguration',
  'overrides',
  'placementConstraints',
  'placementStrategy',
  'platformVersion',
  'propagateTags',
  'referenceId',
  'startedBy',
  'tags',
  'taskDefinition',
  'volumeConfigurations',
];

/** Tells of fields that nothing reads: mostly they are misspelled. */
export function judgeFields(reading: Reading, source: Source, fields: readonly string[]): void {
  for (const { key, value } of source.node.members) {
    if (fields.includes(key) || value.kind === 'invalid') continue;
    const meant = closest(key, fields);
    const at = { uri: source.uri, node: value };
    if (meant === undefined) {
      reading.report('plan-unknown-field', 'warning', at, 'Unknown property {key}.', {
        key,
      });
    } else {
      const template = 'Unknown property {key}. Did you mean {meant}?';
      reading.report('plan-unknown-field', 'warning', at, template, { key, meant });
    }
  }
}
