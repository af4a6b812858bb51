import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Cluster, PlacementRequest, PlacementResult } from '../../core/placement/model.ts';
import { place, placeAgain } from '../../core/placement/place.ts';
import { choices, put, type RefRequest, refCluster } from '../../test/placement/reference.ts';
import { benchCluster, benchRequests } from './clusters.ts';
import { linearScan } from './linear-scan.ts';
import { benchMeanwhile } from './meanwhile.ts';
import { benchReplan } from './replan.ts';
import { inTurn, median, type Row } from './row.ts';

const GOAL_MS = 100;
const GOAL_RATIO = 25;
const GOAL_GROWTH = 1.5;
const GOAL_MEGABYTES = 200;

/** A new value each time, so that nothing is remembered of the cluster. */
function placeAnew(cluster: Cluster, requests: readonly PlacementRequest[]): PlacementResult {
  return place({ ...cluster }, requests, { seed: 1 });
}

/** Placing at the limits of Amazon ECS, beside the placers that one would write first. */
export async function benchPlacement(): Promise<Row[]> {
  const full = await largest();
  return [
    full,
    await growth(),
    await wide(),
    memory(),
    await againstReference(),
    await oneChange(),
    ...(await benchReplan()),
    ...(await benchMeanwhile()),
    ...published(full.ours),
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
  const [small, large] = [500, 5000].map((size) => {
    const cluster = benchCluster(size);
    const requests = benchRequests(size / 25, 500);
    return () => placeAnew(cluster, requests);
  });
  const { ours, peers } = await inTurn(large ?? (() => {}), small ?? (() => {}), 11, 5);
  return {
    what: '1,000 tasks at 5,000 instances …',
    ours: ours / 100,
    peer: '… and at 500',
    peers: peers / 10,
    goal: `at most ${GOAL_GROWTH} times`,
    reached: ours / 10 / peers <= GOAL_GROWTH,
  };
}

async function wide(): Promise<Row> {
  const cluster = benchCluster(50_000);
  const requests = benchRequests(200, 500);
  const ours = await median(() => placeAnew(cluster, requests), 3, 1);
  return {
    what: 'place 100,000 tasks on 50,000 instances',
    ours,
    peer: '',
    peers: undefined,
    goal: 'works',
    reached: true,
  };
}

/** The most memory that a process of its own ever has while it places the largest, Node.js included. */
function memory(): Row {
  const script = fileURLToPath(new URL('./placement-memory.ts', import.meta.url));
  const options = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', script];
  const megabytes = Number(execFileSync(process.execPath, options, { encoding: 'utf8' }));
  return {
    what: `… in a process of its own: ${megabytes} MB at the most, Node.js included`,
    ours: 0,
    peer: '',
    peers: undefined,
    goal: `under ${GOAL_MEGABYTES} MB`,
    reached: megabytes < GOAL_MEGABYTES,
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

/** After an edit of a service in the middle: what stands before it is taken over. */
async function oneChange(): Promise<Row> {
  const cluster = benchCluster(1000);
  const requests = benchRequests(20, 500);
  const before = placeAnew(cluster, requests);
  const changed = requests.map((request, index) =>
    index === 10 ? { ...request, count: request.count + 1 } : request,
  );
  const { ours, peers } = await inTurn(
    () => placeAgain(before, changed),
    () => placeAnew(cluster, changed),
  );
  return {
    what: 'place again after a change of one service in 20, 10,000 tasks on 1,000 instances',
    ours,
    peer: 'everything again',
    peers,
    goal: '16 ms',
    reached: ours <= 16,
  };
}

/**
 * Tasks a second that schedulers are published with. Theirs hold API calls, binding and input and
 * output that planning has not: the order of magnitude is the orientation, not the ratio.
 */
const PUBLISHED: readonly (readonly [who: string, rate: number])[] = [
  ['kube-scheduler, 5,000 nodes (its own threshold)', 810],
  ['Karpenter (its own threshold)', 100],
  ['Nomad C1M, 5,000 hosts', 3750],
  ['Nomad C2M, 6,100 hosts', 1500],
];

function published(ours: number): Row[] {
  return PUBLISHED.map(([who, rate]) => ({
    what: '100,000 tasks at 5,000 instances, planning only',
    ours,
    peer: `${who}, with all it does`,
    peers: (100_000 / rate) * 1000,
    goal: 'orientation',
    reached: true,
  }));
}
