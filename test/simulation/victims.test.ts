import { describe, expect, test } from 'vitest';
import type { Strategy } from '../../core/placement/model.ts';
import type { ServiceSpec } from '../../core/simulation/model.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { clusterOf, requestOf } from '../../scripts/scenarios/cluster.ts';
import { NOTHING_TAKES_TIME } from '../../scripts/scenarios/timing.ts';

const ZONE: Strategy = { type: 'spread', field: 'attribute', attribute: 'ecs.availability-zone' };
const INSTANCE: Strategy = { type: 'spread', field: 'instanceId' };

interface Case {
  /** Zone, free slots and tasks of each instance. */
  readonly instances: readonly (readonly [zone: string, free: number, tasks: number])[];
  readonly strategy: readonly Strategy[];
  readonly count: number;
}

/** Tasks on each instance after the desired count is set. */
function after({ instances, strategy, count }: Case): readonly number[] {
  const group = 'service:web';
  const request = { ...requestOf(group, 'REPLICA'), strategy };
  const running = instances.flatMap(([, , tasks], instance) =>
    Array.from({ length: tasks }, () => ({ revision: 'A', instance })),
  );
  const service: ServiceSpec = {
    name: 'web',
    group,
    scheduling: 'REPLICA',
    desired: running.length,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    revisions: [{ name: 'A', launches: [{ kind: 'EC2', request }] }],
    running,
  };
  const { services } = simulate({
    cluster: clusterOf(
      instances.map(([zone, free, tasks], at) => {
        return { name: `i-${at}`, zone, free, groups: tasks > 0 ? { [group]: tasks } : {} };
      }),
    ),
    services: [service],
    events: [{ at: 0, event: 'setDesiredCount', target: 'web', count }],
    timing: NOTHING_TAKES_TIME,
    seed: 1,
  });
  const left = services.get('web')?.tasks ?? [];
  return instances.map((_, at) => left.filter(({ instance }) => instance === at).length);
}

describe('which tasks stop when fewer are wanted', () => {
  test.each<[string, Case, readonly number[]]>([
    [
      'of the fullest zone, without a strategy',
      {
        instances: [
          ['a', 0, 4],
          ['b', 0, 1],
          ['b', 0, 1],
        ],
        strategy: [],
        count: 4,
      },
      [2, 1, 1],
    ],
    [
      'of the fullest instance in it',
      {
        instances: [
          ['a', 0, 3],
          ['a', 0, 1],
          ['b', 0, 2],
        ],
        strategy: [],
        count: 4,
      },
      [1, 1, 2],
    ],
    [
      'of the fullest instance, spread over instances',
      {
        instances: [
          ['a', 0, 1],
          ['b', 0, 4],
          ['c', 0, 2],
        ],
        strategy: [INSTANCE],
        count: 3,
      },
      [1, 1, 1],
    ],
    [
      'where most is left, packed',
      {
        instances: [
          ['a', 1, 2],
          ['a', 7, 2],
        ],
        strategy: [{ type: 'binpack', field: 'cpu' }],
        count: 2,
      },
      [2, 0],
    ],
    [
      'of the fullest zone and there where most is left',
      {
        instances: [
          ['a', 1, 2],
          ['a', 7, 2],
          ['b', 9, 2],
        ],
        strategy: [ZONE, { type: 'binpack', field: 'cpu' }],
        count: 4,
      },
      [2, 0, 2],
    ],
  ])('%s', (_, one, left) => {
    expect(after(one)).toEqual(left);
  });
});
