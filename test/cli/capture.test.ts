import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../house/imports.ts';
import { stowage } from './terminal.ts';

const live = join(root, 'examples/live');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-capture-'));
  cpSync(live, folder, { recursive: true });
  rmSync(join(folder, 'shop-live.stowage.json'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the commands', () => {
  test('only read, and carry cluster and Region', async () => {
    const { out, status } = await stowage('capture', '--cluster', 'shop', '--region', 'eu-west-1');
    expect(status).toBe(0);
    const calls = [...out.matchAll(/aws (\S+) (\S+) .*/g)];
    expect(new Set(calls.map(([, service]) => service))).toEqual(
      new Set(['ecs', 'application-autoscaling', 'cloudwatch', 'autoscaling']),
    );
    for (const [line, service, call] of calls) {
      expect(call).toMatch(/^(?:list|describe|get-metric)-/);
      expect(line).toContain('--region eu-west-1');
      if (service !== 'ecs') continue;
      if (!/task-definition|capacity-providers/.test(call ?? '')) expect(line).toContain(' shop ');
    }
  });

  test('describe in batches as large as the API takes', async () => {
    const { out } = await stowage('capture');
    const sizes = [...out.matchAll(/xargs (?:-0 )?-n (\d+) .*aws \S+ (\S+)/g)].map((match) => [
      match[2],
      Number(match[1]),
    ]);
    expect(Object.fromEntries(sizes)).toEqual({
      'describe-container-instances': 100,
      'describe-services': 10,
      'describe-tasks': 100,
      'describe-task-definition': 1,
      'describe-capacity-providers': 10,
      'describe-alarms': 100,
      'describe-auto-scaling-groups': 50,
      'get-metric-statistics': 1,
    });
  });

  test.each([
    ['a cluster that is a command', ['--cluster', 'x; rm -rf /']],
    ['a Region that is none', ['--region', 'here']],
    ['a folder with a quote', ['--out', 'a"b']],
    ['more than it takes', ['shop']],
  ])('%s: refused in one line', async (_, args) => {
    const { status, out, err } = await stowage('capture', ...args);
    expect([status, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
  });
});

describe('a plan from a folder of outputs', () => {
  test('is the one of the example, and places its cluster', async () => {
    const { status, out } = await stowage('capture', '--from', folder);
    expect(status).toBe(0);
    expect(out).toContain(
      '6 container instances, 4 services, 15 running tasks, 4 task definitions',
    );
    const path = join(folder, 'shop-live.stowage.json');
    expect(readFileSync(path, 'utf8')).toBe(
      readFileSync(join(live, 'shop-live.stowage.json'), 'utf8'),
    );
    const placed = await stowage('place', path, '--format', 'json');
    const { unplaced, containerInstances } = JSON.parse(placed.out);
    expect(placed.err).toBe('');
    expect(unplaced.map(({ group }: { group: string }) => group)).toEqual(
      Array(3).fill('service:api'),
    );
    expect(containerInstances.length).toBe(6);
  });

  test('is not written over, but written where it is wanted', async () => {
    const again = await stowage('capture', '--from', folder);
    expect([again.status, again.err]).toEqual([2, expect.stringContaining('is there already')]);
    const elsewhere = mkdtempSync(join(tmpdir(), 'stowage-elsewhere-'));
    const path = join(elsewhere, 'mine.stowage.json');
    const outputs = join(elsewhere, 'live');
    cpSync(live, outputs, { recursive: true });
    expect((await stowage('capture', '--from', outputs, '--out', path)).status).toBe(0);
    const { err } = await stowage('place', path);
    expect(err).toBe('');
    rmSync(elsewhere, { recursive: true });
  });

  test('understands outputs by what they hold, whatever their names', async () => {
    const odd = mkdtempSync(join(tmpdir(), 'stowage-odd-'));
    const names = ['container-instances-4101', 'services-4111', 'api-7.task-definition'];
    for (const [index, name] of names.entries()) {
      writeFileSync(join(odd, `${index}.json`), readFileSync(join(live, `${name}.json`)));
    }
    writeFileSync(join(odd, 'package.json'), '{}');
    const { out, err } = await stowage('capture', '--from', odd, '--out', '-');
    expect(JSON.parse(out)).toEqual({
      cluster: 'shop-live',
      containerInstances: ['./0.json'],
      taskDefinitions: ['./2.json'],
      services: ['./1.json'],
      seed: 1,
    });
    expect(err).toBe('');
    rmSync(odd, { recursive: true });
  });

  test('refers to service auto scaling, Auto Scaling groups and loads', async () => {
    const scaled = mkdtempSync(join(tmpdir(), 'stowage-scaled-'));
    const write = (name: string, content: object): void =>
      writeFileSync(join(scaled, name), JSON.stringify(content));
    const ResourceId = 'service/shop/web';
    write('targets.json', { ScalableTargets: [{ ResourceId, MinCapacity: 1, MaxCapacity: 4 }] });
    write('policies.json', { ScalingPolicies: [{ PolicyName: 'cpu', ResourceId }] });
    write('actions.json', { ScheduledActions: [] });
    write('groups.json', { AutoScalingGroups: [{ AutoScalingGroupName: 'general' }] });
    write('services.json', { services: [{ serviceName: 'web', runningCount: 3 }] });
    write('load-cpu-web.json', {
      Label: 'CPUUtilization',
      Datapoints: [{ Timestamp: '2026-05-04T00:00:00Z', Average: 40 }],
    });
    const { out, err } = await stowage('capture', '--from', scaled, '--out', '-');
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({
      autoScalingGroups: ['./groups.json'],
      scaling: ['./policies.json', './targets.json'],
      load: { web: { cpu: { series: './load-cpu-web.json', percentOfTasks: 3 } } },
    });
    rmSync(scaled, { recursive: true });
  });

  test('a folder without any: said in one line', async () => {
    const { status, err } = await stowage('capture', '--from', join(root, 'images'));
    expect([status, err]).toEqual([2, expect.stringContaining('holds no output of')]);
    expect((await stowage('capture', '--from', join(root, 'gone'))).status).toBe(2);
  });
});
