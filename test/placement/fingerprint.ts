import { place } from '../../core/placement/place.ts';
import { hash } from '../../core/placement/random.ts';
import { clusterOf, requestOf, type ShortRequest } from './build.ts';

/** What `fingerprint` gives wherever the engine runs. */
export const FINGERPRINT = 1_249_785_414;

const CHAINS: readonly ShortRequest['strategy'][] = [
  'default',
  [{ type: 'random' }],
  [{ type: 'spread', field: 'attribute:rack' }, { type: 'random' }],
  [
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: 'binpack', field: 'cpu' },
  ],
  [
    { type: 'binpack', field: 'memory' },
    { type: 'spread', field: 'instanceId' },
  ],
];

/**
 * A number for where 600 copies of requests of every kind land on 60 instances, with several seeds.
 * It stands for the promise that a seed gives the same result everywhere.
 */
export function fingerprint(): number {
  const instances = Array.from({ length: 60 }, (_, index) => ({
    id: `i-${index}`,
    az: `zone-${index % 3}`,
    type: index % 5 === 0 ? 'c5.large' : 'm5.large',
    cpu: 1024 + 256 * (index % 7),
    mem: 2000 + 333 * (index % 11),
    eni: 2 + (index % 2),
    attrs: { rack: `r${index % 4}` },
    groups: index % 9 === 0 ? { 'service:s1': 1 } : {},
  }));
  const requests = Array.from({ length: 30 }, (_, index) =>
    requestOf({
      group: index % 6 === 5 ? `family:t${index}` : `service:s${index}`,
      count: 20,
      strategy: CHAINS[index % CHAINS.length] ?? 'default',
      constraints:
        index % 4 === 3
          ? [{ type: 'memberOf', expression: 'attribute:ecs.instance-type =~ m5.*' }]
          : [],
      task: {
        cpu: 32 << (index % 3),
        mem: 50 + 17 * index,
        ...(index % 7 === 0 ? { net: 'awsvpc' } : {}),
        ...(index % 10 === 9 ? { ports: [`tcp/${8000 + index}`] } : {}),
      },
    }),
  );
  const cluster = clusterOf(instances);
  const placed = [1, 2, 3].map((seed) =>
    place(cluster, requests, { seed }).outcomes.map(({ placed: on }) => [...on]),
  );
  return hash(JSON.stringify(placed), 1);
}
