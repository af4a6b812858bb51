import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stowage } from './terminal.ts';

let folder: string;
const file = (name: string, text: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-bad-'));
  mkdirSync(join(folder, 'sub'));
  file(
    'task.json',
    '{"family": "t", "containerDefinitions": [{"name": "t", "image": "t:1", "memory": 64}]}',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const group = { instanceType: 'm5.large', count: 1 };
const plan = (content: object): string =>
  file('x.stowage.json', JSON.stringify({ cluster: 'x', containerInstances: [group], ...content }));

describe('what lint cannot read is told in one line, soon', () => {
  const rows: [what: string, text: string | Buffer, said: RegExp][] = [
    ['a binary file', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /binary/],
    ['50 MB', Buffer.alloc(50_000_000, 32), /too large/],
    ['JSON nested 10,000 deep', '['.repeat(10_000), /not a task definition/],
  ];
  test.each(rows)('%s', async (_, text, said) => {
    const { status, err } = await stowage('lint', file('bad.json', text));
    expect(status).toBe(2);
    expect(err).toMatch(said);
  });

  test('a task definition with a part nested 10,000 deep is judged, and that is told', async () => {
    const deep = '['.repeat(10_000) + ']'.repeat(10_000);
    const path = file(
      'deep.json',
      `{"family": "x y", "containerDefinitions": [], "volumes": ${deep}}`,
    );
    const { status, out } = await stowage('lint', path, '--format', 'json');
    const rules = JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule);
    expect(status).toBe(1);
    expect(rules).toContain('schema-family-format');
    expect(rules).toContain('json-syntax');
  });
});

describe('what is no plan is told in one line, with its place where it has one', () => {
  const whole = '{"containerInstances": [{"instanceType": "m5.large"}]}';
  const rows: [what: string, text: string | Buffer, said: RegExp][] = [
    ['nothing', '', /expected an object with containerInstances/i],
    ['a list', '[]', /expected an object with containerInstances/i],
    [
      'a task definition',
      '{"family": "t", "containerDefinitions": []}',
      /expected an object with containerInstances/i,
    ],
    ['half a plan', `{\n"cluster": "c",\n${whole.slice(1, -2)}`, /:3:23: .*"]" is missing/],
    ['a plan and more', `${whole} x`, /:1:56: not JSON: x/],
    ['no number', '{"containerInstances": [], "seed": NaN}', /:1:36: not JSON: NaN/],
    ['a binary file', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /not a text file/],
    ['UTF-16', Buffer.from(whole, 'utf16le'), /not a text file/],
    ['50 MB', Buffer.alloc(50_000_000, 32), /too large/],
  ];
  test.each(rows)('%s', async (_, text, said) => {
    const path = file('bad.stowage.json', text);
    for (const command of [
      ['place', path],
      ['query', path, 'agentConnected == true'],
    ]) {
      const { status, out, err } = await stowage(...command);
      expect([status, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
      expect(err).toMatch(said);
    }
  });

  test('a device', async () => {
    const { status, err } = await stowage('place', '/dev/zero');
    const said =
      'stowage: /dev/zero: not a regular file (a device, pipe or socket); use - to read standard input\n';
    expect([status, err]).toEqual([2, said]);
  });
});

describe('what is wrong with a plan is one clear finding', () => {
  const service = (taskDefinition: unknown) => ({
    services: [{ serviceName: 's', taskDefinition, desiredCount: 1 }],
  });
  const task = (members: object) =>
    service({
      family: 't',
      containerDefinitions: [{ name: 't', image: 't:1', memory: 64, ...members }],
    });
  const rows: [what: string, content: () => object, id: string][] = [
    ['a missing file', () => service('./gone.json'), 'plan-missing-file'],
    ['itself', () => ({ containerInstances: ['./x.stowage.json'] }), 'plan-cycle'],
    ['a folder', () => service('./sub'), 'plan-unreadable-file'],
    [
      'half a file',
      () => {
        file('half.json', '{"services": [{"serviceName": "s", "taskDefin');
        return { services: ['./half.json'] };
      },
      'plan-unreadable-file',
    ],
    [
      'another output',
      () => ({ containerInstances: [{ services: [] }] }),
      'plan-instance-resources',
    ],
    ['a task definition as a service', () => ({ services: ['./task.json'] }), 'plan-service'],
    ['a family that nobody has', () => service('nobody:3'), 'plan-task-definition'],
    [
      'a constraint of 2,001 characters',
      () => ({
        services: [
          {
            ...service('./task.json').services[0],
            placementConstraints: [{ type: 'memberOf', expression: 'a'.repeat(2001) }],
          },
        ],
      }),
      'plan-constraint',
    ],
    ['a negative amount', () => task({ cpu: -1 }), 'plan-negative-amount'],
    [
      'a count of a million instances',
      () => ({ containerInstances: [{ ...group, count: 1_000_000 }] }),
      'plan-too-many',
    ],
    [
      'ten million copies',
      () => ({
        services: [{ serviceName: 's', taskDefinition: './task.json', desiredCount: 10_000_000 }],
      }),
      'plan-too-many',
    ],
    [
      'six thousand services',
      () => ({
        services: Array.from({ length: 6000 }, (_, index) => ({
          serviceName: `s${index}`,
          taskDefinition: './task.json',
          desiredCount: 1,
        })),
      }),
      'plan-too-many',
    ],
    [
      'a thousand constraints on 5,000 instances',
      () => ({
        containerInstances: [{ ...group, count: 5000 }],
        services: [
          {
            ...service('./task.json').services[0],
            placementConstraints: Array.from({ length: 1000 }, (_, index) => ({
              type: 'memberOf',
              expression: `attribute:stack != s${index}`,
            })),
          },
        ],
      }),
      'plan-constraint',
    ],
    [
      'an unknown instance type',
      () => ({ containerInstances: [{ instanceType: 'm9.huge' }] }),
      'plan-unknown-instance-type',
    ],
  ];
  test.each(rows)('%s', async (_, content, id) => {
    const { status, err } = await stowage('place', plan(content()), '--format', 'json');
    expect(err).toContain(id);
    expect(status).toBeLessThan(3);
  });

  test('a task that asks for nothing is placed, and that is told', async () => {
    const path = plan({
      services: [
        {
          serviceName: 's',
          taskDefinition: { family: 't', containerDefinitions: [{ name: 't', image: 't:1' }] },
          desiredCount: 2,
        },
      ],
    });
    const { err, out } = await stowage('place', path, '--format', 'json');
    expect(err).toContain('plan-no-memory');
    expect(JSON.parse(out).placed.length).toBe(2);
  });
});
