import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printable, safeJson } from '../../cli/terminal.ts';
import { stowage } from './terminal.ts';

/** Text that commands a terminal, GitHub Actions or Azure Pipelines when it is printed as it is. */
const HOSTILE: readonly [string, ...string[]] = [
  'a\n::add-mask::b',
  'a\r\n::set-output name=x::b',
  '::stop-commands::x',
  ' ::error::x',
  'a##[add-mask]b',
  'a##vso[task.setvariable variable=x]b',
  '\u001b[31mred\u001b]0;title\u0007',
  'a\u009b31mb\u007f',
  'a\u2028b\u2029c',
  'a\u202eb',
  'a\rb\bc\u0085d',
];
const ALL = HOSTILE.join('|');

/** What no log may hold: control characters but line feeds, marks that turn text, commands. */
function expectSafe(text: string): void {
  expect(text).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e]/u);
  expect(text).not.toMatch(/##\w*\[/);
}

/** Also no line that GitHub Actions takes for a command. */
function expectNoCommands(text: string): void {
  expectSafe(text);
  for (const line of text.split('\n')) expect(line).not.toMatch(/^\s*::/);
}

const group = { instanceType: 'm5.large', count: 1, availabilityZones: [ALL] };
const task = (name: string) => ({
  family: name,
  cpu: 256,
  containerDefinitions: [
    { name, image: name, memory: 99_999, [name]: 1, environment: [{ name: name, value: name }] },
  ],
});

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-hostile-'));
  const files: Record<string, object> = {
    'task-definition.json': task(ALL),
    'plan.stowage.json': {
      cluster: ALL,
      [ALL]: 1,
      containerInstances: [
        group,
        {
          containerInstanceArn: ALL,
          remainingResources: [{ name: 'CPU', type: 'INTEGER', integerValue: 2048 }],
          attributes: [
            { name: 'ecs.availability-zone', value: ALL },
            { name: 'ecs.instance-type', value: ALL },
          ],
        },
        `./${HOSTILE[0]}.json`,
        { instanceType: ALL },
      ],
      runningTasks: [{ containerInstanceArn: ALL, group: ALL, taskDefinition: ALL }],
      services: [
        ...HOSTILE.map((serviceName) => ({
          serviceName,
          desiredCount: 2,
          taskDefinition: task(serviceName),
          placementConstraints: [{ type: 'memberOf', expression: `attribute:${serviceName} == x` }],
        })),
        { serviceName: 'small', desiredCount: 1, taskDefinition: './small.json' },
      ],
      expect: { placed: { [ALL]: 3 } },
    },
    'small.json': { family: 'small', containerDefinitions: [{ name: 'x', image: 'x', memory: 1 }] },
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(at(name), JSON.stringify(content));
  }
  mkdirSync(at('::add-mask::folder'));
  mkdirSync(at('a\n::add-mask::b'));
  for (const name of [
    '::add-mask::folder/##[add-mask]\u001b[31m.task-definition.json',
    'a\n::add-mask::b/\n::debug::.task-definition.json',
  ]) {
    writeFileSync(at(name), JSON.stringify(task('x y')));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const commands: [what: string, args: () => string[]][] = [
  ...['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'rdjson'].map(
    (format): [string, () => string[]] => [
      `lint as ${format}`,
      () => ['lint', folder, '--format', format],
    ],
  ),
  ...['pretty', 'json'].flatMap((format): [string, () => string[]][] => [
    [`place as ${format}`, () => ['place', at('plan.stowage.json'), '--format', format]],
    [
      `place with advice as ${format}`,
      () => ['place', at('plan.stowage.json'), '--advise', '--format', format],
    ],
    [
      `query as ${format}`,
      () => ['query', at('plan.stowage.json'), 'agentConnected == true', '--format', format],
    ],
    [`rules as ${format}`, () => ['rules', '--format', format]],
  ]),
  ...HOSTILE.flatMap((name): [string, () => string[]][] => [
    [`lint of the file ${JSON.stringify(name)}`, () => ['lint', at(name)]],
    [`place of the file ${JSON.stringify(name)}`, () => ['place', at(name)]],
    [`query for ${JSON.stringify(name)}`, () => ['query', at('plan.stowage.json'), name]],
    [`the command ${JSON.stringify(name)}`, () => [name]],
    [`the format ${JSON.stringify(name)}`, () => ['lint', folder, '--format', name]],
    [`the rule ${JSON.stringify(name)}`, () => ['lint', folder, '--rule', name]],
    [`the option ${JSON.stringify(name)}`, () => ['lint', `--${name}`]],
    [
      `the report ${JSON.stringify(name)}`,
      () => ['place', at('plan.stowage.json'), '--report', at(`no/${name}`)],
    ],
    [`capture of ${JSON.stringify(name)}`, () => ['capture', '--cluster', name]],
    [`capture from ${JSON.stringify(name)}`, () => ['capture', '--from', at(name)]],
  ]),
];

describe('names and values neither begin a line nor command terminal or log', () => {
  test.each(commands)('%s', async (what, args) => {
    const { status, out, err } = await stowage(...args());
    expect(status).toBeLessThan(3);
    expectNoCommands(err);
    // This format consists of commands, of which each is ours.
    if (what === 'lint as github') {
      expectSafe(out);
      for (const line of out.trimEnd().split('\n')) {
        expect(line).toMatch(/^::(?:error|warning|notice) file=/);
      }
    } else expectNoCommands(out);
    expect(out + err).not.toBe('');
  });

  test('in a path that a line begins with', async () => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      const { out } = await stowage('lint', '::add-mask::folder');
      expect(out).toContain('::add-mask::folder');
      expectNoCommands(out);
    } finally {
      process.chdir(before);
    }
  });

  test('in a file of settings', async () => {
    const sub = mkdtempSync(at('settings-'));
    writeFileSync(join(sub, 'x.task-definition.json'), JSON.stringify(task('a')));
    for (const name of HOSTILE) {
      writeFileSync(join(sub, '.stowagerc.json'), JSON.stringify({ rules: { [name]: 'off' } }));
      const { status, err } = await stowage('lint', sub);
      expect([status, err.split('\n').length]).toEqual([2, 2]);
      expectNoCommands(err);
    }
  });

  test('in JSON they are the same after parsing', () => {
    for (const name of HOSTILE)
      expect(JSON.parse(safeJson(JSON.stringify([name])))).toEqual([name]);
  });

  test('a line feed is shown as one', () => {
    expect(printable('a\nb\r\nc')).toBe('a␊b␊c');
  });
});

test('JUnit is XML that can be read, whatever names hold', async () => {
  const name = 'a\ufffe\uffff\ud800\u0001b';
  const sub = mkdtempSync(at('junit-'));
  writeFileSync(join(sub, 'x.task-definition.json'), JSON.stringify(task(name)));
  const { out } = await stowage('lint', sub, '--format', 'junit');
  // Source: XML 1.0, production Char.
  expect(out).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  expect(out).toContain('a\ufffd');
});
