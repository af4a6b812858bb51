import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stowage } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'stowage-'));

function file(memory: number): string {
  const path = join(folder, `${memory}.json`);
  const taskDefinition = {
    family: 'web',
    containerDefinitions: [{ name: 'web', image: 'web:1', memory }],
  };
  const plan = {
    containerInstances: [
      { instanceType: 'm5.large', count: 2, memory: 4000, availabilityZones: ['a', 'b'] },
    ],
    services: [{ serviceName: 'web', desiredCount: 2, taskDefinition }],
  };
  writeFileSync(path, JSON.stringify(plan));
  return path;
}

const resilience = (...args: string[]) => stowage('resilience', ...args);

test('a cluster that holds all tasks whatever happens exits with 0', async () => {
  const { status, out } = await resilience(file(900));
  expect(status).toBe(0);
  expect(out).toContain('Availability Zone a fails\n  web: below its desired count for 22 s');
});

test('tasks that could not be placed are told of in every format, and exit with 1', async () => {
  const path = file(3000);
  const [pretty, json, markdown, junit] = await Promise.all(
    ['pretty', 'json', 'markdown', 'junit'].map((format) => resilience(path, '--format', format)),
  );
  expect(pretty?.status).toBe(1);
  expect(pretty?.out).toContain('  web: 1 task could not be placed');
  const [zone] = JSON.parse(json?.out ?? '').disturbances;
  expect(zone).toEqual({
    disturbance: 'Availability Zone a fails',
    services: [
      {
        ...{ service: 'web', outcome: 'waits', missing: 1, seconds: 0, down: false },
        message: '1 task could not be placed',
      },
    ],
  });
  expect(markdown?.out.split('\n')[0]).toBe(
    '|  | a fails | b fails | 1 × m5.large lost | 1 instance drains | deployment | tasks × 2 |',
  );
  expect(markdown?.out).toContain('| web | −1 | −1 | −1 |');
  expect(junit?.out).toContain(
    'name="web: Availability Zone a fails">\n    <failure message="1 task could not be placed"/>',
  );
});

test('a second plan is refused', async () => {
  const { status, err } = await resilience(file(900), file(900));
  expect([status, err]).toEqual([
    2,
    'stowage: resilience needs one plan: stowage resilience PLAN\n',
  ]);
});
