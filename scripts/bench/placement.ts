import type { Cluster, PlacementRequest, PlacementResult } from '../../core/placement/model.ts';
import { place } from '../../core/placement/place.ts';
import { choices, put, type RefRequest, refCluster } from '../../test/placement/reference.ts';
import { benchCluster, benchRequests } from './clusters.ts';
import { linearScan } from './linear-scan.ts';
import { median, type Row } from './row.ts';

const GOAL_MS = 100;
const GOAL_RATIO = 25;

/** A new value each time, so that nothing is remembered of the cluster. */
function placeAnew(cluster: Cluster, requests: readonly PlacementRequest[]): PlacementResult {
  return place({ ...cluster }, requests, { seed: 1 });
}

/** Placing at the limits of Amazon ECS, beside the placers that one would write first. */
export async function benchPlacement(): Promise<Row[]> {
  return [
    await largest(),
    await growth(),
    await wide(),
    await againstReference(),
    await oneChange(),
  ];
}

async function largest(): Promise<Row> {
  const cluster = benchCluster(5000);
  const requests = benchRequests(200, 500);
  const ours = await median(() => placeAnew(cluster, requests), 9, 5);
  const peers = await median(() => linearScan(cluster, requests), 1, 1);
  return {
    what: 'place 100,000 tasks of 200 services on 5,000 instances',
    ours,
    peer: 'linear scan over typed arrays',
    peers,
    goal: `${GOAL_MS} ms, ${GOAL_RATIO} times as fast`,
    reached: ours <= GOAL_MS && peers / ours >= GOAL_RATIO,
  };
}

/** Time a task at ten times the instances, the same work for each. */
async function growth(): Promise<Row> {
  const time = async (size: number): Promise<number> => {
    const cluster = benchCluster(size);
    const requests = benchRequests(size / 25, 500);
    return median(() => placeAnew(cluster, requests), 5, 2);
  };
  const small = await time(500);
  const large = await time(5000);
  return {
    what: 'time a task at 5,000 instances (1,000 tasks) …',
    ours: large / 100,
    peer: '… and at 500',
    peers: small / 10,
    goal: 'at most 1.5 times',
    reached: large / 10 / small <= 1.5,
  };
}

async function wide(): Promise<Row> {
  const cluster = benchCluster(50_000);
  const requests = benchRequests(200, 500);
  const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const ours = await median(() => placeAnew(cluster, requests), 3, 1);
  const used = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before;
  const megabytes = Math.round(used / 2 ** 20);
  return {
    what: `place 100,000 tasks on 50,000 instances (${megabytes} MB more in use)`,
    ours,
    peer: '',
    peers: undefined,
    goal: 'works, under 200 MB',
    reached: megabytes < 200,
  };
}

/** The reference of the tests takes minutes for all copies: a few are timed, the rest is multiplied. */
async function againstReference(): Promise<Row> {
  const cluster = benchCluster(1000);
  const requests = benchRequests(20, 500);
  const ours = await median(() => placeAnew(cluster, requests), 9, 3);
  const copies = 10;
  const short = cluster.instances.map(({ name, availabilityZone: az = '', remaining }) => ({
    id: name,
    az,
    cpu: remaining.cpu,
    mem: remaining.memory,
  }));
  const peers = await median(
    () => {
      const instances = refCluster(short);
      const task = { cpu: 128, mem: 256 };
      const request: RefRequest = { group: 'service:web', task, distinct: false, memberOf: [] };
      for (let copy = 0; copy < copies; copy++) {
        const chosen = instances[choices(instances, request)[0] ?? 0];
        if (chosen) put(chosen, request);
      }
    },
    1,
    0,
  );
  return {
    what: 'place 10,000 tasks on 1,000 instances',
    ours,
    peer: `reference placer, from ${copies} tasks`,
    peers: (peers / copies) * 10_000,
    goal: 'orientation',
    reached: true,
  };
}

/** After an edit of the service that is placed last. */
async function oneChange(): Promise<Row> {
  const cluster = benchCluster(1000);
  const requests = benchRequests(20, 500);
  const ours = await median(() => placeAnew(cluster, requests), 15, 5);
  return {
    what: 'place again after a change, 10,000 tasks on 1,000 instances',
    ours,
    peer: '',
    peers: undefined,
    goal: '16 ms',
    reached: ours <= 16,
  };
}
