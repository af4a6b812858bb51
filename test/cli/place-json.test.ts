import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stowage } from './terminal.ts';

/** What `place --format json` promises, as far as it depends on the plan. */
interface Printed {
  readonly placed: readonly { group: string; copy: number; containerInstance: string }[];
  readonly unplaced: readonly {
    group: string;
    copy: number;
    event: string;
    reasons: readonly { code: string; containerInstances: readonly string[] }[];
  }[];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-place-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function placed(plan: object): Promise<Printed & { status: number }> {
  const path = join(folder, 'x.stowage.json');
  writeFileSync(path, JSON.stringify({ cluster: 'x', services: [], ...plan }));
  const { status, out } = await stowage('place', path, '--format', 'json');
  return { status, ...JSON.parse(out) };
}

const task = (more: object = {}, container: object = {}) => ({
  family: 't',
  containerDefinitions: [{ name: 't', image: 't:1', memory: 3000, ...container }],
  ...more,
});
const service = (more: object = {}, definition: object = task()) => ({
  serviceName: 's',
  taskDefinition: definition,
  desiredCount: 1,
  ...more,
});
const on = (capacityProvider: string) => ({ instanceType: 'm5.large', capacityProvider });
const evenly = ['x', 'y'].map((capacityProvider) => ({ capacityProvider, weight: 1 }));

describe('copies of a group are counted on', () => {
  const rows: [what: string, plan: object, placed: number, unplaced: number][] = [
    [
      'over capacity providers',
      {
        containerInstances: [on('x'), on('y')],
        services: [service({ desiredCount: 6, capacityProviderStrategy: evenly })],
      },
      4,
      2,
    ],
    [
      'over several tasks of a family',
      {
        containerInstances: [on('x')],
        tasks: [{ taskDefinition: task() }, { taskDefinition: task(), count: 2 }],
      },
      2,
      1,
    ],
    [
      'over instances that a task names',
      {
        containerInstances: [on('x'), { ...on('y'), memory: 100 }],
        tasks: [{ taskDefinition: task(), containerInstances: ['m5.large-2', 'm5.large-1'] }],
      },
      1,
      1,
    ],
    [
      'of a DAEMON',
      {
        containerInstances: [on('x'), { ...on('y'), memory: 100 }],
        services: [service({ schedulingStrategy: 'DAEMON' })],
      },
      1,
      1,
    ],
  ];
  test.each(rows)('%s', async (_, plan, landed, left) => {
    const { placed: there, unplaced } = await placed(plan);
    expect([there.length, unplaced.length]).toEqual([landed, left]);
    const copies = [...there, ...unplaced].map(({ copy }) => copy).sort();
    expect(copies).toEqual(copies.map((_, index) => index));
  });
});

test('an instance of another capacity provider is none for the task', async () => {
  const { unplaced } = await placed({
    containerInstances: [on('x'), on('y')],
    services: [service({ desiredCount: 3, capacityProviderStrategy: [evenly[0]] })],
  });
  expect(unplaced[0]?.reasons).toMatchObject([
    { code: 'RESOURCE:MEMORY', containerInstances: ['m5.large-1'] },
    { code: 'NO_INSTANCES', containerInstances: ['m5.large-2'] },
  ]);
});

describe('the event is the sentence of Amazon ECS', () => {
  const unable =
    '(service s) was unable to place a task because no container instance met all of its requirements.';
  const more =
    'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';
  const group = { instanceType: 'm5.large' };
  const closest = '(container-instance m5.large-1)';
  const member = { type: 'memberOf', expression: 'attribute:stack == prod' };
  const rows: [reason: string, group: object[], service: object][] = [
    ['Reason: No Container Instances were found in your cluster.', [], service()],
    [
      'Reason: No Container Instances were found in your cluster.',
      [{ ...group, status: 'DRAINING' }],
      service(),
    ],
    [
      `The closest matching ${closest} has insufficient CPU units available.`,
      [group],
      service({}, task({}, { cpu: 2049 })),
    ],
    [
      `The closest matching ${closest} has insufficient memory available.`,
      [group],
      service({}, task({ memory: '8 GB' })),
    ],
    [
      `The closest matching ${closest} is already using a port required by your task.`,
      [group],
      service({}, task({}, { portMappings: [{ containerPort: 80, hostPort: 22 }] })),
    ],
    [
      `The closest matching ${closest} is missing an attribute required by your task.`,
      [group],
      service({}, task({ requiresAttributes: [{ name: 'stack' }] })),
    ],
    [
      `The closest matching ${closest} encountered error "AGENT".`,
      [{ ...group, agentConnected: false }],
      service(),
    ],
    [
      `The closest matching ${closest} encountered error "MemberOf placement constraint unsatisfied."`,
      [group],
      service({ placementConstraints: [member] }),
    ],
    [
      `The closest matching ${closest} encountered error "DistinctInstance placement constraint unsatisfied."`,
      [group],
      service({ desiredCount: 2, placementConstraints: [{ type: 'distinctInstance' }] }),
    ],
  ];
  test.each(rows)('%s', async (reason, containerInstances, asked) => {
    const { status, unplaced } = await placed({ containerInstances, services: [asked] });
    expect(status).toBe(1);
    expect(unplaced[0]?.event).toBe(`${unable} ${reason} ${more}`);
  });
});

describe('what a service asks for is an attribute of its instances', () => {
  const rows: [capability: string, service: object][] = [
    ['execute-command', { enableExecuteCommand: true }],
    ['service-connect-v1', { serviceConnectConfiguration: { enabled: true } }],
    [
      'storage.ebs-task-volume-attach',
      { volumeConfigurations: [{ name: 'v', managedEBSVolume: { roleArn: 'r' } }] },
    ],
  ];
  const described = (capability: string) => ({
    containerInstanceArn: 'i',
    remainingResources: [
      { name: 'CPU', type: 'INTEGER', integerValue: 1024 },
      { name: 'MEMORY', type: 'INTEGER', integerValue: 4096 },
    ],
    attributes: [{ name: `ecs.capability.${capability}` }],
  });
  test.each(rows)('%s', async (capability, more) => {
    const services = [service(more)];
    const lacking = await placed({ containerInstances: [described('efs')], services });
    expect(lacking.unplaced[0]?.reasons.map(({ code }) => code)).toEqual(['ATTRIBUTE']);
    for (const instance of [described(capability), { instanceType: 'm5.large' }]) {
      expect((await placed({ containerInstances: [instance], services })).status).toBe(0);
    }
  });
});

describe('a plan is read however it was written', () => {
  const text = JSON.stringify({
    containerInstances: [on('x')],
    services: [service({ taskDefinition: '.\\td\\t.json' })],
  });
  const rows: [what: string, text: string][] = [
    ['with Windows paths', text],
    ['with a byte order mark', `\ufeff${text}`],
    [
      'with the line ends of Windows',
      JSON.stringify(JSON.parse(text), null, 2).replace(/\n/g, '\r\n'),
    ],
    ['with comments and trailing commas', text.replace('}]}', '},], /* all */ }')],
  ];
  test.each(rows)('%s', async (_, plan) => {
    mkdirSync(join(folder, 'td'), { recursive: true });
    writeFileSync(join(folder, 'td/t.json'), JSON.stringify(task()));
    const path = join(folder, 'written.stowage.json');
    writeFileSync(path, plan);
    const { status, err } = await stowage('place', path);
    expect([status, err]).toEqual([0, '']);
  });
});
