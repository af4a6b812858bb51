import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stowage } from './terminal.ts';

const GOOD =
  '{"family": "t", "containerDefinitions": [{"name": "t", "image": "t:1", "memory": 64, "logConfiguration": {"logDriver": "json-file"}}]}';
const BAD = GOOD.replace('"family"', '"cpu": 256, "family"');
const PLAN = '{"containerInstances": [{"instanceType": "m5.large"}]}';

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-arguments-'));
  mkdirSync(at('sub'));
  writeFileSync(at('good.json'), GOOD);
  writeFileSync(at('bad.json'), BAD);
  writeFileSync(at('package.json'), '{"name": "x"}');
  writeFileSync(at('plan.stowage.json'), PLAN);
  execFileSync('mkfifo', [at('pipe.task-definition.json')]);
  symlinkSync('/dev/zero', at('zero.task-definition.json'));
  writeFileSync(at('large.task-definition.json'), '');
  truncateSync(at('large.task-definition.json'), 17 * 1024 * 1024);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('what is no document does not hide the findings of the others', () => {
  const rows: [what: string, args: string[], status: number, lines: number, judged: boolean][] = [
    ['another document', ['package.json', 'bad.json'], 2, 1, true],
    ['... that is allowed', ['package.json', 'bad.json', '--no-errors-on-unmatched'], 1, 1, true],
    ['... and nothing else', ['package.json', '--no-errors-on-unmatched'], 0, 1, false],
    ['... named twice', ['package.json', './package.json', 'bad.json'], 2, 1, true],
    ['a missing file', ['gone.json', 'bad.json'], 2, 1, true],
    [
      'a missing file is never allowed',
      ['gone.json', 'bad.json', '--no-errors-on-unmatched'],
      2,
      1,
      true,
    ],
    ['a device', ['zero.task-definition.json', 'bad.json'], 2, 1, true],
    ['a pipe', ['pipe.task-definition.json', 'bad.json'], 2, 1, true],
    ['a large file', ['large.task-definition.json', 'bad.json'], 2, 1, true],
    ['all are documents', ['good.json', 'bad.json'], 1, 0, true],
  ];
  test.each(rows)('%s', async (_, args, status, lines, judged) => {
    const paths = args.map((each) => (each.startsWith('--') ? each : at(each)));
    const ended = await stowage('lint', ...paths);
    expect(ended.status).toBe(status);
    expect(ended.err.split('\n').length - 1).toBe(lines);
    expect(ended.out.includes('schema-wrong-type')).toBe(judged);
  });

  test('a file that is named and stands in a folder that is named is judged once', async () => {
    const { out } = await stowage(
      'lint',
      at('bad.json'),
      folder,
      at('bad.json'),
      '--format',
      'json',
    );
    const found = JSON.parse(out).findings.filter(
      ({ rule }: { rule: string }) => rule === 'schema-wrong-type',
    );
    expect(found.length).toBe(1);
  });
});

describe('devices, pipes and large files are never read', () => {
  const refused: [what: string, name: string, said: RegExp][] = [
    ['a device', 'zero.task-definition.json', /not a regular file \(a device, pipe or socket\)/],
    ['a pipe', 'pipe.task-definition.json', /not a regular file \(a device, pipe or socket\)/],
    ['a large file', 'large.task-definition.json', /too large; at most 16 MiB are read/],
  ];
  test.each(refused)('%s: by lint, place and query', async (_, name, said) => {
    for (const args of [
      ['lint', at(name)],
      ['place', at(name)],
      ['query', at(name), 'agentConnected == true'],
    ]) {
      const { status, err } = await stowage(...args);
      expect([status, err.split('\n').length]).toEqual([2, 2]);
      expect(err).toMatch(said);
    }
  });

  test.each(refused)('%s: as a settings file', async (_, name) => {
    const sub = mkdtempSync(at('settings-'));
    symlinkSync(at(name), join(sub, '.stowagerc.json'));
    writeFileSync(join(sub, 'x.task-definition.json'), GOOD);
    const { status, err } = await stowage('lint', sub);
    expect(status).toBe(2);
    expect(err).toMatch(/\.stowagerc\.json: (?:not a regular file|too large; at most 1 MiB)/);
  });

  test.each(refused)('%s: as what a plan refers to', async (_, name) => {
    const plan = at('refers.stowage.json');
    const containerInstances = [{ instanceType: 'm5.large' }, `./${name}`];
    writeFileSync(plan, JSON.stringify({ containerInstances }));
    const { status, err } = await stowage('place', plan);
    expect(status).toBe(1);
    expect(err).toContain('plan-unreadable-file');
  });

  test.each(refused)('%s: as the task definition of a service', async (_, name) => {
    const path = at('service.json');
    writeFileSync(
      path,
      JSON.stringify({ serviceName: 's', taskDefinition: `./${name}`, desiredCount: 1 }),
    );
    expect((await stowage('lint', path)).status).toBeLessThan(2);
  });

  test('in a folder of outputs: told, and the others are used', async () => {
    const sub = mkdtempSync(at('outputs-'));
    writeFileSync(join(sub, 'large.json'), '');
    truncateSync(join(sub, 'large.json'), 17 * 1024 * 1024);
    symlinkSync('/dev/zero', join(sub, 'zero.json'));
    writeFileSync(
      join(sub, 'services.json'),
      JSON.stringify({ services: [{ serviceName: 's', desiredCount: 1 }] }),
    );
    const { status, err, out } = await stowage('capture', '--from', sub, '--out', '-');
    expect(status).toBe(0);
    expect(err).toBe(`${join(sub, 'large.json')}: too large; at most 16 MiB are read\n`);
    expect(JSON.parse(out).services).toEqual(['./services.json']);
  });
});

describe('a plan from outputs stays in its folder', () => {
  test.each(['../../escaped', '/tmp/escaped', 'a/b', '..', 'a\nb', '', 'y'.repeat(300)])(
    'of cluster %j',
    async (clusterName) => {
      const sub = mkdtempSync(at('cluster-'));
      writeFileSync(join(sub, 'cluster.json'), JSON.stringify({ clusters: [{ clusterName }] }));
      writeFileSync(
        join(sub, 'services.json'),
        JSON.stringify({ services: [{ serviceName: 's', desiredCount: 1 }] }),
      );
      const { status, out } = await stowage('capture', '--from', sub);
      expect([status, out]).toEqual([
        0,
        `${join(sub, 'cluster.stowage.json')}: 0 container instances, 1 service, 0 running tasks, 0 task definitions\n`,
      ]);
    },
  );
});

describe('help', () => {
  test.each(['lint', 'place', 'query', 'capture', 'rules'])('of %s', async (command) => {
    for (const args of [
      [command, '--help'],
      [command, '-h'],
      [command, 'x', '--help'],
    ]) {
      const { status, out, err } = await stowage(...args);
      expect([status, err]).toEqual([0, '']);
      expect(out).toMatch(new RegExp(`^stowage ${command}`));
      expect((await stowage('--help')).out).toContain(`stowage ${command}`);
    }
  });
});
