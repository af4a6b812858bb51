import { describe, expect, test } from 'vitest';
import { checkingDeployments } from '../../core/analysis/over-time/deployment-check.ts';
import { tryingSeeds } from '../../core/analysis/over-time/robust.ts';
import { findingStuck, type StuckDeployment } from '../../core/analysis/over-time/stuck.ts';
import { editsFor } from '../../core/analysis/whatif/edits.ts';
import { place } from '../../core/placement/place.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { applyEdits } from '../../core/text/edit.ts';
import { format } from '../../core/text/message.ts';
import { finish } from '../../core/work.ts';
import { workspaceOf } from '../placement/files.ts';

const URI = 'file:///p/stowage.json';

const web = (memory: number, more: object = {}): object => ({
  family: 'web',
  ...more,
  containerDefinitions: [
    { name: 'web', image: 'web:1', memory, portMappings: [{ containerPort: 443, hostPort: 443 }] },
  ],
});

async function placed(services: readonly object[], more: object = {}) {
  const workspace = workspaceOf({
    [URI]: {
      containerInstances: [
        { instanceType: 'm5.large', count: 3, memory: 4000, availabilityZones: ['a', 'b', 'c'] },
      ],
      services,
      ...more,
    },
  });
  const plan = await readPlan(URI, workspace);
  const requests = plan.requests.map(({ request }) => request);
  return { plan, workspace, result: place(plan.cluster, requests, { seed: 1 }) };
}

async function stuck(
  services: readonly object[],
  more: object = {},
): Promise<readonly StuckDeployment[]> {
  const { plan, result } = await placed(services, more);
  return finish(findingStuck(plan, result));
}

describe('deployments that cannot make progress', () => {
  const service = { serviceName: 'web', desiredCount: 3, taskDefinition: web(500) };
  const bounds = (minimumHealthyPercent: number, maximumPercent: number): object => {
    return { ...service, deploymentConfiguration: { minimumHealthyPercent, maximumPercent } };
  };

  test.each<[string, object, readonly string[]]>([
    [
      'a static port on every instance',
      service,
      [
        'A deployment of web cannot make progress: no container instance has room for a further task. With minimumHealthyPercent 66 it completes.',
      ],
    ],
    ['one task may stop', bounds(66, 200), []],
    [
      'bounds that allow nothing',
      { ...bounds(100, 100), desiredCount: 2 },
      [
        'A deployment of web cannot make progress: minimumHealthyPercent and maximumPercent let it neither stop nor start a task. With minimumHealthyPercent 50 it completes.',
      ],
    ],
    ['a free instance', { ...service, desiredCount: 2 }, []],
    ['a service that is not placed in full', { ...service, desiredCount: 4 }, []],
  ])('%s', async (_, one, expected) => {
    expect((await stuck([one])).map(({ message }) => format(message))).toEqual(expected);
  });

  test('nothing is said where a capacity provider may launch instances', async () => {
    const strategy = [{ capacityProvider: 'general', weight: 1 }];
    const containerInstances = [
      { instanceType: 'm5.large', count: 3, capacityProvider: 'general', memory: 4000 },
    ];
    const one = { ...service, capacityProviderStrategy: strategy };
    expect(await stuck([one], { containerInstances })).toEqual([]);
  });

  test.each<[string, object, readonly string[]]>([
    [
      'no room',
      {},
      [
        '1 task of web on DRAINING instances cannot be replaced: no other container instance has room.',
      ],
    ],
    ['room', { count: 3 }, []],
  ])('tasks on a DRAINING instance: %s', async (_, more, expected) => {
    const running = (containerInstanceArn: string): object => {
      return { group: 'service:web', containerInstanceArn, taskDefinition: web(500) };
    };
    const found = await stuck([{ ...service, desiredCount: 2 }], {
      containerInstances: [
        { instanceType: 'm5.large', status: 'DRAINING', availabilityZones: ['a'] },
        { instanceType: 'm5.large', availabilityZones: ['b'], ...more },
      ],
      runningTasks: [running('m5.large-1'), running('m5.large-2')],
    });
    expect(found.map(({ message }) => format(message))).toEqual(expected);
  });

  test('the change that is offered lets the deployment complete', async () => {
    const { plan, result, workspace } = await placed([service]);
    const [found] = finish(findingStuck(plan, result));
    const value = found?.minimumHealthyPercent ?? -1;
    const change = { kind: 'minimumHealthyPercent', group: 'service:web', value } as const;
    const { edits } = await editsFor(plan, [change], workspace);
    const file = await workspace.read(URI);
    const text = applyEdits('text' in file ? file.text : '', edits.get(URI) ?? []);
    const again = await readPlan(URI, workspaceOf({ [URI]: JSON.parse(text) as object }));
    expect(again.services.get('service:web')?.minimumHealthyPercent).toBe(66);
    const checks = finish(checkingDeployments(again, result));
    expect(checks).toMatchObject([{ service: 'web', end: 'completed', peakTasks: 3 }]);
  });

  test('are searched in small steps, so that other requests are answered meanwhile', async () => {
    const containerDefinitions = [{ name: 'web', image: 'web:1', memory: 500 }];
    const large = {
      ...service,
      desiredCount: 200,
      taskDefinition: { family: 'web', containerDefinitions },
    };
    const containerInstances = [{ instanceType: 'm5.large', count: 100 }];
    const { plan, result } = await placed([large], { containerInstances });
    let steps = 0;
    for (const work = findingStuck(plan, result); !work.next().done; ) steps++;
    expect(steps).toBeGreaterThan(5);
  });
});

test('no further seed is tried when time is up', async () => {
  const { plan } = await placed([
    { serviceName: 'web', desiredCount: 3, taskDefinition: web(500) },
  ]);
  expect(finish(tryingSeeds(plan)).seeds).toBe(20);
  expect(finish(tryingSeeds(plan, {}, () => true)).seeds).toBe(1);
});
