import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { place } from '../../../core/placement/place.ts';
import { readPlan } from '../../../core/plan/read-plan.ts';
import { format } from '../../../core/text/message.ts';
import { workspaceOf } from '../files.ts';

const uri = 'file:///p/stowage.json';

const PLAN = JSON.stringify({
  cluster: 'shop',
  containerInstances: [
    { instanceType: 'm5.large', count: 2, availabilityZones: ['a', 'b'], attributes: { x: 'y' } },
    { registeredResources: [{ name: 'CPU', integerValue: 1024 }], attributes: [{ name: 'x' }] },
    './other.json',
  ],
  runningTasks: [{ group: 'service:web', containerInstanceArn: 'm5.large-1', taskDefinition: 'x' }],
  services: [
    {
      serviceName: 'web',
      desiredCount: 3,
      taskDefinition: { containerDefinitions: [{ name: 'a', cpu: 1, memory: 5 }] },
      placementStrategy: [{ type: 'spread', field: 'instanceId' }],
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:x == y' }],
      capacityProviderStrategy: [{ capacityProvider: 'a', weight: 1 }],
    },
  ],
  tasks: [{ taskDefinition: './other.json', count: 2, overrides: { cpu: '5' } }],
  expect: { placed: 3, surviveLossOf: 'availabilityZone' },
});

async function survives(text: string): Promise<void> {
  const plan = await readPlan(uri, workspaceOf({ [uri]: text, 'file:///p/other.json': text }));
  const requests = plan.requests.map(({ request }) => request);
  const { outcomes } = place(plan.cluster, requests, { seed: plan.seed });
  expect(outcomes).toHaveLength(requests.length);
  for (const { message } of plan.findings) expect(format(message)).not.toBe('');
}

/** Values that do not belong where they stand. */
const odd = fc.constantFrom(
  'null',
  '-1',
  '1e9',
  '"x"',
  '[]',
  '{}',
  'true',
  '0.5',
  '"<A>"',
  '<A>',
  '',
);

describe('a plan that is broken in any way is read', () => {
  test('cut off anywhere', async () => {
    for (let end = 0; end < PLAN.length; end += 3) await survives(PLAN.slice(0, end));
  });

  test('with a value replaced', async () => {
    const values = [...PLAN.matchAll(/(?<=[:[,])(?:"[^"]*"|\d+|\{|\[)/g)];
    await fc.assert(
      fc.asyncProperty(fc.nat(values.length - 1), odd, async (number, value) => {
        const found = values[number];
        const start = found?.index ?? 0;
        const end = start + (found?.[0].length ?? 0);
        await survives(PLAN.slice(0, start) + value + PLAN.slice(end));
      }),
      { numRuns: 300 },
    );
  });
});

const corpus = new URL('../../../../shared/corpus/clusters/', import.meta.url);
const outputs = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => /ContainerInstances/.test(name))
  : [];

test(`${outputs.length} recorded outputs of describe-container-instances are understood`, async () => {
  if (outputs.length === 0) console.log('the corpus of recorded outputs is not here');
  for (const name of outputs) {
    const recorded = JSON.parse(readFileSync(new URL(name, corpus), 'utf8'));
    const output = recorded.data ?? recorded;
    const plan = await readPlan(
      uri,
      workspaceOf({ [uri]: { containerInstances: ['./out.json'] }, 'file:///p/out.json': output }),
    );
    expect(plan.findings).toEqual([]);
    expect(plan.cluster.instances).toHaveLength(output.containerInstances.length);
    for (const { registered, usedPorts } of plan.cluster.instances) {
      expect(registered.cpu).toBeGreaterThanOrEqual(1024);
      expect(registered.memory).toBeGreaterThan(500);
      expect(usedPorts.tcp.has(22)).toBe(true);
    }
  }
});
