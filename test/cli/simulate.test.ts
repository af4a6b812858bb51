import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stowage as cli } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'stowage-'));

function file(name: string, plan: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(plan));
  return path;
}

const task = (memory: number): object => ({
  family: 'web',
  containerDefinitions: [{ name: 'web', image: 'web:1', memory }],
});

function plan(desiredCount: number, memory = 500, count = 2): object {
  return {
    containerInstances: [{ instanceType: 'm5.large', count, availabilityZones: ['a', 'b'] }],
    services: [{ serviceName: 'web', desiredCount, taskDefinition: task(memory) }],
  };
}

const WEB = file('web.json', plan(2));

describe('simulate', () => {
  test('json has the documented members', async () => {
    const { status, out } = await cli('simulate', WEB, '--deploy', 'web', '--format', 'json');
    const result = JSON.parse(out);
    expect(status).toBe(0);
    expect(result).toMatchObject({ plan: WEB, seed: 1, end: 'completed' });
    expect(result).toMatchObject({ seeds: 20, dependsOnSeed: [] });
    expect(result.services).toMatchObject([
      { service: 'web', desired: 2, missing: 0, end: 'completed', peakTasks: 4, fewestHealthy: 2 },
    ]);
    const [first] = result.events;
    expect(first).toMatchObject({ id: 0, type: 'SERVICE_DEPLOYMENT_IN_PROGRESS', time: 10 });
    expect(result.services[0].points[0]).toMatchObject({ time: 0, old: 0, new: 2, healthy: 2 });
  });

  test('csv has a line for every change', async () => {
    const { out } = await cli('simulate', WEB, '--lose-zone', 'a', '--format', 'csv');
    expect(out.split('\n').slice(0, 3)).toEqual([
      'time,service,old,new,healthy,running,starting,stopping,waiting',
      '0,web,0,1,1,1,0,0,0',
      '10,web,0,2,1,1,1,0,0',
    ]);
  });

  test('--until ends it, --drain moves tasks', async () => {
    const { out } = await cli('simulate', WEB, '--drain', 'm5.large-1', '--until', '15s');
    expect(out).toContain('m5.large-1 is DRAINING');
    expect(out).toContain('web is still changing at the end');
  });

  test('what is stuck gives status 1', async () => {
    const full = file('full.json', plan(2, 7000));
    const { status, out } = await cli('simulate', full, '--deploy', 'web', '--format', 'markdown');
    expect(status).toBe(1);
    expect(out).toContain('web is stuck: no container instance has room for a further task');
  });

  test.each([
    [['simulate'], 'simulate needs one plan: stowage simulate PLAN'],
    [['simulate', WEB, '--until', 'soon'], '--until is a time such as 90s or 5m, not soon'],
    [['simulate', WEB, '--deploy', 'wbe'], '--deploy: the plan has no service wbe'],
    [['simulate', WEB, '--drain', 'i-9'], '--drain: the plan has no instance i-9'],
    [['simulate', WEB, '--lose-zone', 'z'], '--lose-zone: no instance of the plan is in z'],
  ])('%j is wrong usage', async (args, said) => {
    const { status, err } = await cli(...args);
    expect([status, err]).toEqual([2, `stowage: ${said}\n`]);
  });
});

describe('diff', () => {
  test.each<[string, object, string]>([
    ['nothing', plan(2), '0 0 0 0'],
    ['more tasks', plan(3), '1 0 0 0'],
    ['fewer tasks', plan(1), '0 0 1 0'],
    ['another task definition', plan(2, 600), '0 2 0 0'],
    ['fewer instances', plan(2, 500, 1), '0 0 0 1'],
  ])('%s', async (name, after, counts) => {
    const { status, out } = await cli('diff', WEB, file(`${name}.json`, after), '--format', 'json');
    const { groups } = JSON.parse(out);
    const { created = 0, replaced = 0, stopped = 0, moved = 0 } = groups[0] ?? {};
    expect([status, [created, replaced, stopped, moved].join(' ')]).toEqual([0, counts]);
  });

  const task = (image: string, ...more: string[]) =>
    `{"family": "web", "containerDefinitions": [{"name": "web", "image": "${image}", "memory": 128${more.join('')}}]}`;
  const service = (...more: string[]) =>
    `{"serviceName": "web", "taskDefinition": "web:1", "desiredCount": 2${more.join('')}}`;
  const NEW_REVISION =
    'A new revision. A service that is updated to it replaces all of its tasks in a deployment.';
  test.each<[what: string, before: string, after: string, printed: string[]]>([
    ['the same task definition', task('a:1'), task('a:1'), ['Nothing changes.']],
    [
      'an image, a command and a variable whose value may be a secret',
      task('a:1', ', "command": ["a"], "environment": [{"name": "KEY", "value": "one"}]'),
      task('a:2', ', "command": ["b"], "environment": [{"name": "KEY", "value": "two"}]'),
      [
        '  ~ containerDefinitions[web].image: "a:1" → "a:2"',
        '  ~ containerDefinitions[web].command',
        '  ~ containerDefinitions[web].environment[KEY].value',
        '',
        NEW_REVISION,
      ],
    ],
    [
      'a container that is put before another',
      task('a:1'),
      task('a:1').replace('[{', '[{"name": "log", "image": "b"}, {'),
      ['  + containerDefinitions[log]', '', NEW_REVISION],
    ],
    [
      'what a describe call printed, and null, which says as much as nothing',
      `{"taskDefinition": ${task('a:1')}}`,
      task('a:1').replace('}]}', '}], "cpu": null}'),
      ['Nothing changes.'],
    ],
    [
      'the count and the task definition of a service',
      service(),
      service().replace('"desiredCount": 2', '"desiredCount": 3').replace('web:1', 'web:2'),
      [
        '  ~ taskDefinition: "web:1" → "web:2" (starts a deployment)',
        '  ~ desiredCount: 2 → 3 (in place)',
        '',
        'A deployment replaces all tasks of the service.',
      ],
    ],
    [
      'what acts on running tasks',
      service(),
      service(', "placementStrategy": [{"type": "random"}], "tags": [{"key": "a", "value": "b"}]'),
      [
        '  + placementStrategy (in place)',
        '  + tags (in place)',
        '',
        'No deployment starts; tasks that run are kept.',
      ],
    ],
    [
      'what UpdateService does not take',
      service(),
      service(', "schedulingStrategy": "DAEMON"'),
      [
        '  + schedulingStrategy: "DAEMON" (UpdateService does not take it: the service must be created again)',
        '',
        'The service must be created again; all of its tasks are replaced.',
      ],
    ],
  ])('definitions: %s', async (_, before, after, printed) => {
    const old = join(folder, 'old.json');
    const now = join(folder, 'new.json');
    writeFileSync(old, before);
    writeFileSync(now, after);
    const { status, out } = await cli('diff', old, now);
    expect([status, out]).toEqual([0, `${printed.join('\n')}\n`]);
  });

  test('prints what changes, as terraform plan does', async () => {
    const { out } = await cli('diff', WEB, file('other.json', plan(3, 600, 3)));
    expect(out).toBe(
      [
        '-/+ service:web: 1 task created, 2 tasks replaced',
        '  + container instance m5.large-3',
        '',
        '1 to create, 2 to replace, 0 to stop, 0 to move.',
        '',
      ].join('\n'),
    );
  });
});
