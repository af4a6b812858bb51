import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { instanceTypesModule } from '../../scripts/generate/instance-types.ts';
import { estimateRegisteredMemory, instanceType, instanceTypes } from './instance-types.ts';

const read = (name: string): string =>
  readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8');

test('the generated table is that of its source', () => {
  const table = read('ec2-instance-types.tsv');
  expect(read('instance-types.generated.ts')).toBe(instanceTypesModule(table));
  expect(instanceTypes().size).toBe(table.trimEnd().split('\n').length - 1);
});

test.each([
  ['m5.large', { cpuUnits: 2048, memoryMiB: 8192, maxEnis: 3, trunkedTaskLimit: 10, gpus: 0 }],
  ['g4dn.12xlarge', { vCpus: 48, gpus: 4, hypervisor: 'nitro', architecture: 'x86_64' }],
  ['m6g.medium', { architecture: 'arm64', hypervisor: 'nitro', trunkedTaskLimit: 4 }],
  ['c5n.large', { trunkedTaskLimit: undefined }],
  ['i4i.16xlarge', { maxEnis: 15, trunkedTaskLimit: 248 }],
  ['p3.8xlarge', { cpuUnits: 32_768, memoryMiB: 249_856, gpus: 4, trunkedTaskLimit: 60 }],
  ['p2.16xlarge', { gpus: 16, hypervisor: 'xen', usdPerHour: undefined }],
  ['t3.micro', { usdPerHour: 0.0104 }],
])('%s', (name, expected) => {
  expect(instanceType(name)).toMatchObject(expected);
});

test('an unknown type is undefined', () => {
  expect(instanceType('m5.huge')).toBeUndefined();
  expect(instanceType('')).toBeUndefined();
});

// Registered memory as observed; source: placement facts, registrations in public repositories.
test.each([
  ['t2.micro', 983, 8],
  ['t2.large', 7975, 1],
  ['t2.xlarge', 16039, 1],
  ['m5.large', 7680, 3],
  ['m5.xlarge', 15576, 3],
  ['m5.4xlarge', 62950, 10],
  ['c5.large', 3704, 3],
  ['c5.9xlarge', 70341, 5],
  ['r6id.xlarge', 31517, 6],
])('%s registers about %d MiB', (name, observed, tolerance) => {
  const type = instanceType(name);
  const { memory, estimate } = type
    ? estimateRegisteredMemory(type)
    : { memory: 0, estimate: false };
  expect(estimate).toBe(true);
  expect(Math.abs(memory - observed)).toBeLessThanOrEqual(tolerance);
});
