import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandLine, quoted } from '../../core/facts/shell.ts';
import { stowage } from './terminal.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-facts-'));
  mkdirSync(join(folder, '.git'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, value: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value, null, 2));
  return path;
}

test('facts are a page, with a policy for each role', async () => {
  const { status, out, err } = await stowage('facts', 'examples/web.task-definition.json');
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toContain('# web\n');
  expect(out).toContain('### Execution role\n');
  expect(out).toContain('"Resource": "arn:aws:ecr:eu-west-1:111122223333:repository/shop/web"');
  expect(out).toContain(
    '`aws logs create-log-group --log-group-name /shop/web --region eu-west-1`',
  );
  expect(out).toContain('| in | tcp | 32768-65535 | instance |');
});

test('a service is read with the task definition beside it, and each place says its file', async () => {
  const { out } = await stowage('facts', 'examples/api.service.json', '--format', 'json');
  const [definition] = JSON.parse(out).definitions;
  expect(definition).toMatchObject({ family: 'api', service: 'api' });
  const [execution] = definition.roles;
  expect(execution.needs[0]).toMatchObject({ file: 'examples/api.task-definition.json' });
  const service = definition.roles
    .at(-1)
    .needs.find(({ sid }: { sid: string }) => sid === 'Service');
  expect(service.path).toBe('serviceName');
  expect(service).not.toHaveProperty('file');
});

test('what is no definition is refused in one line', async () => {
  for (const path of ['examples/shop.stowage.json', 'package.json', 'missing.json']) {
    const { status, out, err } = await stowage('facts', path);
    expect({ path, status, out }).toEqual({ path, status: 2, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
  }
  expect((await stowage('facts')).status).toBe(2);
});

test('what is much larger than any definition is refused', async () => {
  const path = file('large.json', { family: 'a'.repeat(1 << 20), containerDefinitions: [] });
  expect(await stowage('facts', path)).toMatchObject({ status: 2, out: '' });
});

test('the page says which role is missing, and lists once what must be named', async () => {
  const secrets = ['/a', '/b'].map((valueFrom) => ({ name: 'A', valueFrom }));
  const containerDefinitions = [{ name: 'web', image: 'nginx:1', secrets }];
  const path = file('missing-role.json', { family: 'web', containerDefinitions });
  const { out } = await stowage('facts', path);
  expect(out).toContain('### Execution role\n\nThe definition does not name this role.\n');
  expect(out.match(/kms:Decrypt/g)).toHaveLength(1);
});

describe('the price', () => {
  const task = (more: object) => ({
    family: 'web',
    requiresCompatibilities: ['FARGATE'],
    cpu: '1024',
    memory: '2048',
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1',
    containerDefinitions: [{ name: 'web', image: 'nginx:1' }],
    ...more,
  });
  const costOf = async (more: object) => {
    const path = file('price.json', task(more));
    return JSON.parse((await stowage('facts', path, '--format', 'json')).out).definitions[0].cost;
  };

  test('is that of the Region and the architecture, with its source and a range for Spot', async () => {
    expect(await costOf({})).toMatchObject({
      ...{ known: true, region: 'eu-west-1', architecture: 'x86_64', vCpu: 1, gb: 2 },
      ...{ perHour: 0.04937, perMonth: 36.0401, spotPerHour: [0.014811, 0.022217] },
      source: expect.stringContaining('2026-09'),
    });
    expect(await costOf({ runtimePlatform: { cpuArchitecture: 'ARM64' } })).toMatchObject({
      ...{ known: true, perHour: 0.0395 },
    });
  });

  test.each([
    [
      'a Region that is not in the table',
      { taskDefinitionArn: 'arn:aws:ecs:il-central-1:111122223333:task-definition/a:1' },
    ],
    ['no Region', { taskDefinitionArn: undefined }],
    ['Windows', { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }],
    ['more storage', { ephemeralStorage: { sizeInGiB: 50 } }],
    ['instances', { requiresCompatibilities: ['EC2'] }],
    ['an architecture that is filled in', { runtimePlatform: { cpuArchitecture: '${ARCH}' } }],
    ['no size', { memory: undefined }],
  ])('is not known for %s', async (_, more) => {
    expect(await costOf(more)).toEqual({
      known: false,
      why: expect.stringMatching(/^Not known: /),
    });
  });
});

test('times add up along the dependencies, and are not known where a part is open', async () => {
  const check = { command: ['CMD', 'x'], interval: 10, timeout: 5, retries: 2 };
  const after = [{ containerName: 'a', condition: 'HEALTHY' }];
  const timesOf = async (b: object) => {
    const containers = [
      { name: 'a', image: 'a', healthCheck: check, stopTimeout: 20 },
      { name: 'b', image: 'b', healthCheck: check, dependsOn: after, ...b },
    ];
    const path = file('times.json', { family: 'a', containerDefinitions: containers });
    return JSON.parse((await stowage('facts', path, '--format', 'json')).out).definitions[0].times;
  };
  // Each is judged after two checks of 5 s that begin 10 s apart.
  expect(await timesOf({})).toMatchObject({ healthy: 60, stop: 50 });
  expect(await timesOf({ stopTimeout: '${STOP}' })).toMatchObject({ healthy: 60, stop: null });
  const round = [{ containerName: 'b', condition: 'HEALTHY' }];
  expect(await timesOf({ dependsOn: round })).toMatchObject({ healthy: null, stop: null });
});

describe('names of hostile documents', () => {
  const HOSTILE = [
    "a'; touch PWNED; '",
    'a$(touch PWNED)`touch PWNED`',
    'a\ntouch PWNED',
    'a" & touch PWNED #',
    '-x',
    '--profile=x',
    'file:///etc/passwd',
    'a\u202eb',
    'a|b```c\u001b[31m##[add-mask]',
    '=ls',
    '~root',
    '*',
  ];

  test('stay one word of a shell', () => {
    for (const name of HOSTILE) {
      const line = commandLine(['printf %s', ['', name]]);
      if (line === undefined) continue;
      const word = name.startsWith('-') ? `=${name}` : name;
      const { stdout } = spawnSync('sh', ['-c', line], { encoding: 'utf8', cwd: folder });
      expect(stdout).toBe(word);
    }
    expect(quoted("it's")).toBe("'it'\\''s'");
  });

  test('that no command can hold are in none', () => {
    for (const name of [
      'a\nb',
      'file://a',
      ' fileb://a',
      'HTTPS://a',
      'a\u202eb',
      '',
      'a\u0000b',
    ]) {
      expect(commandLine(['aws', ['--name', name]])).toBeUndefined();
    }
  });

  test('are text of the page, and command no log', async () => {
    for (const [index, name] of HOSTILE.entries()) {
      const log = { logDriver: 'awslogs', options: { 'awslogs-group': name } };
      const path = file(`hostile-${index}.json`, {
        family: name,
        executionRoleArn: name,
        containerDefinitions: [
          {
            name,
            image: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/${name}:${name}`,
            logConfiguration: log,
            secrets: [{ name, valueFrom: name }],
          },
        ],
      });
      for (const format of ['markdown', 'json']) {
        const { status, out } = await stowage('facts', path, '--format', format);
        expect(status).toBe(0);
        expect(out).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e]/u);
        expect(out).not.toMatch(/##\w*\[|^\s*(?:::|touch)/m);
        if (format === 'markdown') continue;
        // No statement reaches further than the name.
        const resources = JSON.parse(out).definitions[0].roles.flatMap(
          ({ needs }: { needs: { resources: string[]; sid: string }[] }) =>
            needs
              .filter(({ sid }) => /^(?:EcrPull|Parameters)$/.test(sid))
              .flatMap((each) => each.resources),
        );
        for (const each of resources) expect(each.replaceAll('${*}', '')).not.toContain('*');
      }
    }
  });
});
