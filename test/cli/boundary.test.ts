import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stowage } from './terminal.ts';

let folder: string;

const TASK =
  '{"family": "web", "containerDefinitions": [{"name": "web", "image": "a:1", "memory": 64}]}';

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};
const plan = (taskDefinition: string): string =>
  JSON.stringify({
    containerInstances: [{ instanceType: 'm5.large', count: 1 }],
    services: [{ serviceName: 'web', desiredCount: 1, taskDefinition }],
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-boundary-'));
  for (const name of ['secret.json', 'repo/web.json', 'repo/plans/web.json', 'loose/web.json']) {
    write(name, TASK);
  }
  mkdirSync(join(folder, 'repo/.git'));
  symlinkSync(join(folder, 'secret.json'), join(folder, 'repo/plans/link.json'));
  symlinkSync(join(folder, 'repo/web.json'), join(folder, 'repo/plans/inside.json'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a plan makes the command read files of its repository alone', () => {
  test.each<[what: string, at: string, names: string, read: boolean]>([
    ['a file beside it', 'repo/plans', './web.json', true],
    ['a file elsewhere in the repository', 'repo/plans', '../web.json', true],
    ['a link inside of the repository', 'repo/plans', './inside.json', true],
    ['a file outside', 'repo/plans', '../../secret.json', false],
    ['a link that leads outside', 'repo/plans', './link.json', false],
    ['without a repository: a file of its folder', 'loose', './web.json', true],
    ['without a repository: a file above', 'loose', '../secret.json', false],
  ])('%s', async (_, at, names, read) => {
    const path = write(`${at}/p.stowage.json`, plan(names));
    const { status, err } = await stowage('place', path);
    if (read) expect([status, err]).toEqual([0, '']);
    else {
      expect(status).toBe(1);
      expect(err).toContain(`${names} is outside of the repository with the plan`);
    }
  });

  test('a service finds its task definition inside alone', async () => {
    const service = (taskDefinition: string): string =>
      JSON.stringify({
        serviceName: 'web',
        taskDefinition,
        desiredCount: 1,
        loadBalancers: [{ targetGroupArn: 'x', containerName: 'wob', containerPort: 80 }],
      });
    const judged = async (reference: string) => {
      const path = write('repo/plans/service.json', service(reference));
      const { out } = await stowage('lint', path, '--format', 'json');
      return JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule);
    };
    expect(await judged('../web.json')).toContain('service-load-balancer-container');
    expect(await judged('../../secret.json')).not.toContain('service-load-balancer-container');
  });
});
