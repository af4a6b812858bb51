import { describe, expect, test } from 'vitest';
import { frameAt } from '../../client/webview/store/frame.ts';
import {
  framesOf,
  pointAt,
  shareOf,
  ticksOf,
  timeAt,
  valueAt,
} from '../../client/webview/time-scale.ts';
import { eventsOf, type PlanChange } from '../../core/analysis/change/changes.ts';
import { simulationInput } from '../../core/analysis/over-time/input.ts';
import { tryChanges } from '../../core/analysis/whatif/try.ts';
import { place } from '../../core/placement/place.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { applyEdits } from '../../core/text/edit.ts';
import { format } from '../../core/text/message.ts';
import { draw } from '../../core/view/model/draw.ts';
import { Links } from '../../core/view/model/links.ts';
import { drawTimeline } from '../../core/view/model/timeline.ts';
import { workspaceOf } from '../placement/files.ts';

const URI = 'file:///p/stowage.json';
const containerDefinitions = [{ name: 'web', image: 'web:1', cpu: 512, memory: 1000 }];
const service = {
  serviceName: 'web',
  desiredCount: 4,
  taskDefinition: { family: 'web', containerDefinitions },
};
const instances = (count: number) => [
  { instanceType: 'm5.large', count, availabilityZones: ['a', 'b'] },
];

async function read(plan: object) {
  const workspace = workspaceOf({ [URI]: plan });
  return { plan: await readPlan(URI, workspace), workspace };
}

function timeline(plan: Plan, changes: readonly PlanChange[] = []) {
  const simulation = simulate(simulationInput(plan, { events: eventsOf(changes) }));
  return drawTimeline(plan, simulation, format);
}

function picture(plan: Plan) {
  const requests = plan.requests.map(({ request }) => request);
  const result = place(plan.cluster, requests, { seed: plan.seed });
  return draw({ plan, result }, format, new Links());
}

const deploy: PlanChange = { kind: 'event', event: 'deploy', target: 'web', value: 0 };

describe('a deployment that is tried', () => {
  test('is written as an event of the plan, and simulated from there', async () => {
    const { plan, workspace } = await read({
      containerInstances: instances(4),
      services: [service],
    });
    const { plan: tried, edits } = await tryChanges(plan, [deploy], workspace);
    expect(tried.events).toMatchObject([{ at: 0, event: 'deploy', target: 'web' }]);
    const file = await workspace.read(URI);
    const text = applyEdits('text' in file ? file.text : '', edits.get(URI) ?? []);
    expect(JSON.parse(text)).toMatchObject({ events: [{ at: 0, deploy: 'web' }] });
    const { sentences, stuck, services, end } = timeline(tried);
    expect(stuck).toBe(false);
    expect(sentences[0]).toMatch(/^web: the deployment completes in \d+ s$/);
    expect(services).toMatchObject([{ label: 'web', group: 0, floor: 4, ceiling: 8 }]);
    expect(end).toBeGreaterThan(40);
  });

  test('a second event goes behind the first', async () => {
    const { plan, workspace } = await read({
      containerInstances: instances(4),
      services: [service],
      events: [{ at: 60, drain: 'm5.large-1' }],
    });
    const { plan: tried } = await tryChanges(plan, [deploy], workspace);
    expect(tried.events.map(({ event }) => event)).toEqual(['drain', 'deploy']);
  });

  test('several events are written together where the plan has none', async () => {
    const { plan, workspace } = await read({
      containerInstances: instances(4),
      services: [service],
    });
    const lose = { kind: 'event', event: 'loseAvailabilityZone', target: 'a', value: 0 } as const;
    const restore = { ...lose, event: 'restoreAvailabilityZone', value: 600 } as const;
    const changes = [deploy, lose, restore];
    const { plan: tried, conflicts } = await tryChanges(plan, changes, workspace);
    expect(conflicts).toEqual([]);
    expect(tried.events.map(({ at, event, target }) => [at, event, target])).toEqual([
      [0, 'deploy', 'web'],
      [0, 'loseAvailabilityZone', 'a'],
      [600, 'restoreAvailabilityZone', 'a'],
    ]);
  });

  test('that has no room is stuck, and its worst moment is one at which tasks wait', async () => {
    const full = { ...service, desiredCount: 8 };
    const { plan, workspace } = await read({ containerInstances: instances(2), services: [full] });
    const { plan: tried } = await tryChanges(plan, [deploy], workspace);
    const { stuck, sentences, worst, services, events } = timeline(tried);
    expect(stuck).toBe(true);
    expect(sentences[0]).toMatch(
      /^web is stuck after .*: no container instance has room for a further task/,
    );
    expect(pointAt(services[0] as never, worst).waiting).toBeGreaterThan(0);
    const failure = events.find(({ bad }) => bad);
    expect(failure?.text).toMatch(/^\(service web\) was unable to place a task/);
  });
});

describe('the picture of a moment', () => {
  test('has the tasks that run and start then, and never more than an instance takes', async () => {
    const { plan, workspace } = await read({
      containerInstances: instances(4),
      services: [service],
    });
    const { plan: tried } = await tryChanges(plan, [deploy], workspace);
    const drawn = picture(tried);
    const shown = timeline(tried);
    const tasksAt = (time: number) =>
      frameAt(drawn, shown, time).instances.flatMap(({ tasks }) => tasks);
    expect(tasksAt(0).map(({ running }) => running)).toEqual([true, true, true, true]);
    const [chart] = shown.services;
    if (!chart) throw new Error('no service');
    const [, [, peak] = ['peak', 0]] = framesOf(shown, chart);
    expect(tasksAt(peak)).toHaveLength(8);
    expect(tasksAt(shown.end)).toHaveLength(4);
    for (const { time } of chart.points) {
      for (const { cpu, memory } of frameAt(drawn, shown, time).instances) {
        expect(cpu.remaining).toBeGreaterThanOrEqual(0);
        expect(memory.remaining).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('a zone that fails leaves its instances empty, and what ran there starts elsewhere', async () => {
    const { plan } = await read({ containerInstances: instances(4), services: [service] });
    const shown = timeline(plan, [{ kind: 'loseZone', zone: 'b' }]);
    const drawn = picture(plan);
    const [before, after] = [frameAt(drawn, shown, 0), frameAt(drawn, shown, shown.end)];
    const lost = ({ zone }: { zone: string }) => zone === 'b';
    for (const frame of [before, after]) {
      expect(
        frame.instances.filter(lost).map(({ status, taskCount }) => [status, taskCount]),
      ).toEqual([
        ['TERMINATED', 0],
        ['TERMINATED', 0],
      ]);
    }
    const count = (frame: typeof before) =>
      frame.instances.reduce((sum, { taskCount }) => sum + taskCount, 0);
    expect([count(before), count(after)]).toEqual([2, 4]);
    expect(after.instances.flatMap(({ tasks }) => tasks).every(({ running }) => running)).toBe(
      true,
    );
  });

  test('an instance that drains is DRAINING from then on', async () => {
    const { plan, workspace } = await read({
      containerInstances: instances(4),
      services: [service],
    });
    const drain: PlanChange = { kind: 'event', event: 'drain', target: 'm5.large-1', value: 5 };
    const { plan: tried } = await tryChanges(plan, [drain], workspace);
    const shown = timeline(tried);
    const statusAt = (time: number) => frameAt(picture(tried), shown, time).instances[0]?.status;
    expect([statusAt(0), statusAt(5)]).toEqual(['ACTIVE', 'DRAINING']);
    expect(frameAt(picture(tried), shown, shown.end).instances[0]?.taskCount).toBe(0);
  });
});

describe.each([true, false])('the scale, even: %s', (even) => {
  const scale = { end: 3600, even };
  test.each([0, 1, 29, 300, 3600])('leads to %i seconds and back', (time) => {
    expect(timeAt(shareOf(time, scale), scale)).toBeCloseTo(time, 6);
    expect(shareOf(3600, scale)).toBe(1);
  });

  test('names a few times inside of it', () => {
    const ticks = ticksOf(scale);
    expect(ticks.length).toBeGreaterThan(2);
    expect(Math.max(...ticks)).toBeLessThan(3600);
  });
});

test('a service that scales has its load, its desired count and the instances over time', async () => {
  const { plan } = await read({
    until: '6h',
    containerInstances: [{ instanceType: 'm5.large', count: 2, availabilityZones: ['a', 'b'] }],
    services: [service],
    scaling: {
      web: { minCapacity: 1, maxCapacity: 8, targetTracking: [{ metric: 'CPU', target: 50 }] },
    },
    load: { web: { cpu: { formula: 'day', low: 50, high: 400, peakAt: '3h' } } },
  });
  const { services, instanceCounts, end } = timeline(plan);
  const [web] = services;
  expect(end).toBeGreaterThan(5 * 3600);
  expect(web?.load?.points.length).toBe(241);
  expect(web?.desired.length).toBeGreaterThan(1);
  expect(valueAt(instanceCounts, 0)).toBe(2);
});

test('an instance that is launched meanwhile is in the picture of a moment', async () => {
  const { plan } = await read({
    containerInstances: [
      { instanceType: 'm5.large', count: 1, capacityProvider: 'general', availabilityZones: ['a'] },
    ],
    capacityProviders: [
      {
        name: 'general',
        autoScalingGroupProvider: { managedScaling: { status: 'ENABLED', targetCapacity: 100 } },
        instanceType: 'm5.large',
        minSize: 1,
        maxSize: 4,
      },
    ],
    services: [
      {
        ...service,
        desiredCount: 2,
        capacityProviderStrategy: [{ capacityProvider: 'general', weight: 1 }],
      },
    ],
    events: [{ at: 60, setDesiredCount: 'web', count: 8 }],
  });
  const shown = timeline(plan);
  const drawn = picture(plan);
  const at = (time: number) => frameAt(drawn, shown, time).instances;
  expect(at(0)).toHaveLength(1);
  const end = at(shown.end);
  expect(end.length).toBeGreaterThan(1);
  expect(end.reduce((sum, { taskCount }) => sum + taskCount, 0)).toBe(8);
  expect(end.at(-1)).toMatchObject({ type: 'm5.large', zone: 'a', status: 'ACTIVE' });
});
