import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../house/imports.ts';
import { stowage } from './terminal.ts';

const shop = join(root, 'examples/shop.stowage.json');
const web = join(root, 'examples/web.task-definition.json');
const mistakes = join(root, 'examples/mistakes.task-definition.json');

let folder: string;
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('exit status', () => {
  const rows: [what: string, status: number, args: () => string[]][] = [
    ['lint of what is fine', 0, () => ['lint', web]],
    ['lint of mistakes', 1, () => ['lint', mistakes]],
    ['mistakes that may pass', 0, () => ['lint', mistakes, '--fail-on', 'never']],
    ['lint of a missing file', 2, () => ['lint', join(folder, 'gone.json')]],
    ['lint without a file', 2, () => ['lint']],
    ['lint of another document', 2, () => ['lint', join(root, 'package.json')]],
    ['lint of an empty folder', 0, () => ['lint', folder]],
    ['an unknown option', 2, () => ['lint', web, '--colour']],
    ['an unknown format', 2, () => ['lint', web, '--format', 'xml']],
    ['place with some left over', 1, () => ['place', shop]],
    ['place of a missing plan', 2, () => ['place', join(folder, 'gone.stowage.json')]],
    ['place of a folder', 2, () => ['place', folder]],
    ['a seed that is no number', 2, () => ['place', shop, '--seed', 'x']],
    ['query', 0, () => ['query', shop, 'attribute:stack == prod']],
    ['query with a mistake', 2, () => ['query', shop, 'attribute:stack = prod']],
    ['rules', 0, () => ['rules']],
    ['help', 0, () => ['--help']],
    ['no command', 2, () => []],
    ['an unknown command', 2, () => ['deploy']],
  ];
  test.each(rows)('%s: %i', async (_, status, args) => {
    const ended = await stowage(...args());
    expect(ended.status).toBe(status);
    // Wrong usage is said in one line, and nothing else.
    if (status === 2) expect([ended.out, ended.err.trim().split('\n').length]).toEqual(['', 1]);
  });
});

describe('lint', () => {
  test('json tells rule, severity and place, counted from one', async () => {
    const { out } = await stowage('lint', mistakes, '--format', 'json');
    const { findings } = JSON.parse(out);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'tags-empty-array',
        severity: 'warning',
        line: 44,
        column: 11,
      }),
    );
  });

  test('sarif is version 2.1.0 with level, message and region', async () => {
    const { out } = await stowage('lint', mistakes, '--format', 'sarif');
    const { version, runs } = JSON.parse(out);
    expect(version).toBe('2.1.0');
    const result = runs[0].results.find(
      (each: { ruleId: string }) => each.ruleId === 'tags-empty-array',
    );
    expect(result).toMatchObject({
      level: 'warning',
      message: { text: expect.stringContaining('tags') },
      locations: [
        {
          physicalLocation: {
            region: { startLine: 44, startColumn: 11, endLine: 44, endColumn: 13 },
          },
        },
      ],
    });
    expect(runs[0].tool.driver.rules[result.ruleIndex].id).toBe('tags-empty-array');
  });

  test('github and junit name file and rule', async () => {
    const github = await stowage('lint', mistakes, '--format', 'github');
    expect(github.out).toMatch(
      /^::warning file=.*mistakes\.task-definition\.json,line=44,.*tags-empty-array/m,
    );
    const junit = await stowage('lint', mistakes, '--format', 'junit');
    expect(junit.out).toMatch(/<testcase classname=".*" name="tags-empty-array 44:11">/);
  });

  test('gitlab tells a finding again when lines are put above it', async () => {
    const read = async (name: string, text: string) => {
      const { out } = await stowage('lint', file(name, text), '--format', 'gitlab');
      return JSON.parse(out) as Record<string, unknown>[];
    };
    const text = readFileSync(mistakes, 'utf8');
    const before = await read('quality.json', text);
    const after = await read('quality.json', `\n\n${text}`);
    expect(before.length).toBeGreaterThan(10);
    expect(after.map(({ fingerprint }) => fingerprint)).toEqual(
      before.map(({ fingerprint }) => fingerprint),
    );
    expect(new Set(before.map(({ fingerprint }) => fingerprint)).size).toBe(before.length);
    expect(before).toContainEqual({
      description: expect.stringContaining('tags'),
      check_name: 'tags-empty-array',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      severity: 'minor',
      location: { path: expect.stringMatching(/quality\.json$/), lines: { begin: 44, end: 44 } },
    });
  });

  test('rdjson suggests the fix, in columns that count bytes', async () => {
    const text =
      '{"family": "ä", "cpu": "256", "containerDefinitions": [{"name": "ü", "image": "a:1", "memory": 64, "essential": "true"}]}';
    const { out } = await stowage('lint', file('rd.json', text), '--format', 'rdjson');
    const { diagnostics } = JSON.parse(out);
    const found = diagnostics.find(
      (each: { code: { value: string } }) => each.code.value === 'schema-wrong-type',
    );
    const { range, text: suggested } = found.suggestions[0];
    const bytes = Buffer.from(text);
    const mended = Buffer.concat([
      bytes.subarray(0, range.start.column - 1),
      Buffer.from(suggested),
      bytes.subarray(range.end.column - 1),
    ]).toString();
    expect(mended).toBe(text.replace('"true"', 'true'));
    expect(found).toMatchObject({ severity: 'ERROR', location: { range } });
  });

  test('folders are searched for documents; others are passed over', async () => {
    mkdirSync(join(folder, 'searched'));
    file('searched/package.json', '{"name": "x", "image": 1}');
    file('searched/task.json', '{"family": "a b", "containerDefinitions": []}');
    const { out } = await stowage('lint', join(folder, 'searched'), '--format', 'json');
    const { findings } = JSON.parse(out);
    const paths = new Set(findings.map((each: { path: string }) => each.path));
    expect([...paths]).toEqual([join(folder, 'searched/task.json')]);
  });
});

describe('place', () => {
  test('json has every copy, placed or not, and what is left', async () => {
    const { out } = await stowage('place', shop, '--format', 'json');
    const result = JSON.parse(out);
    expect(result.placed.length).toBe(26);
    expect(
      result.unplaced.map((each: { group: string; copy: number }) => [each.group, each.copy]),
    ).toEqual([
      ['service:api', 6],
      ['service:api', 7],
      ['service:worker', 6],
    ]);
    expect(result.unplaced[0].reasons[0]).toMatchObject({ code: 'RESOURCE:PORTS' });
    expect(result.unplaced[0].reasons[0].containerInstances.length).toBe(6);
    for (const { remaining } of result.containerInstances) {
      expect(Math.min(remaining.cpu, remaining.memory)).toBeGreaterThanOrEqual(0);
    }
  });

  test('the same seed gives the same result, and the seed is told', async () => {
    const [one, two] = [
      await stowage('place', shop, '--format', 'json', '--seed', '7'),
      await stowage('place', shop, '--format', 'json', '--seed', '7'),
    ];
    expect(one.out).toBe(two.out);
    expect(JSON.parse(one.out).seed).toBe(7);
  });
});

describe('query', () => {
  test('lists what an expression selects', async () => {
    const { out } = await stowage(
      'query',
      shop,
      'attribute:ecs.instance-type =~ c5.*',
      '--format',
      'json',
    );
    expect(JSON.parse(out)).toEqual({
      expression: 'attribute:ecs.instance-type =~ c5.*',
      containerInstances: ['c5.large-1', 'c5.large-2', 'c5.large-3'],
    });
  });

  test('a mistake is told with line, column and what was expected', async () => {
    const { err } = await stowage('query', shop, 'attribute:stack = prod');
    expect(err).toMatch(/line 1, column 17: .*expected ==/);
  });
});

describe('lint decides by settings, rules and fixes', () => {
  const broken =
    '{"family": "a", "containerDefinitions": [{"name": "a", "image": "a:1", "memory": 64}],\n "tags": []}\n';

  test('--fix writes what is safe and reports what is left', async () => {
    const path = file('fix.task-definition.json', broken);
    const { status, out } = await stowage('lint', path, '--fix', '--format', 'json');
    expect(status).toBe(0);
    expect(readFileSync(path, 'utf8')).not.toContain('tags');
    expect(out).not.toContain('tags-empty-array');
  });

  test('--rule reports that rule alone', async () => {
    const { out } = await stowage(
      'lint',
      mistakes,
      '--rule',
      'tags-empty-array',
      '--format',
      'json',
    );
    const rules = JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule);
    expect(rules).toEqual(['tags-empty-array']);
    expect((await stowage('lint', mistakes, '--rule', 'nothing')).status).toBe(2);
  });

  test('.stowagerc.json of the nearest folder above counts', async () => {
    const sub = join(folder, 'settings');
    mkdirSync(join(sub, 'deep'), { recursive: true });
    mkdirSync(join(sub, '.git'));
    writeFileSync(join(sub, 'deep', 'x.task-definition.json'), broken);
    const judge = async (settings: unknown) => {
      writeFileSync(join(sub, '.stowagerc.json'), JSON.stringify(settings));
      return stowage('lint', join(sub, 'deep'), '--format', 'json');
    };
    expect((await judge({})).status).toBe(0);
    expect((await judge({ rules: { 'tags-empty-array': 'error' } })).status).toBe(1);
    const overrides = [{ files: ['deep/**'], rules: { 'tags-empty-array': 'error' } }];
    expect((await judge({ overrides })).status).toBe(1);
    const wrong = await judge({ rules: { 'no-such-rule': 'off' } });
    expect(wrong.status).toBe(2);
    expect(wrong.err).toMatch(/\.stowagerc\.json:1:\d+: .*no-such-rule/);
  });

  describe('how far .stowagerc.json is looked for', () => {
    const rows: [what: string, git: string | undefined, argument: string, counts: boolean][] = [
      ['in the root of the repository', 'a', 'a/b', true],
      ['above the root of the repository', 'a/b', 'a/b', false],
      ['above a folder that is in no repository', undefined, 'a/b', false],
      ['above a file that is in no repository', undefined, 'a/b/x.task-definition.json', false],
      ['in the folder that is named', undefined, 'a', true],
      ['above a repository that is above it', 'a/b/c', 'a/b/c', false],
    ];
    test.each(rows)('%s', async (_, git, argument, counts) => {
      const top = mkdtempSync(join(folder, 'settings-'));
      mkdirSync(join(top, 'a/b/c'), { recursive: true });
      if (git) mkdirSync(join(top, git, '.git'));
      writeFileSync(
        join(top, 'a/.stowagerc.json'),
        JSON.stringify({ rules: { 'tags-empty-array': 'error' } }),
      );
      for (const each of ['a/b', 'a/b/c']) {
        writeFileSync(join(top, each, 'x.task-definition.json'), broken);
      }
      const { status } = await stowage('lint', join(top, argument));
      expect(status).toBe(counts ? 1 : 0);
    });
  });

  test('a service is judged with the task definition beside it', async () => {
    const sub = join(folder, 'service');
    mkdirSync(sub, { recursive: true });
    writeFileSync(join(sub, 'task-definition.json'), broken);
    const loadBalancers = [{ containerName: 'nobody', containerPort: 80, targetGroupArn: 'x' }];
    const service = { serviceName: 's', taskDefinition: 'a', desiredCount: 1, loadBalancers };
    writeFileSync(join(sub, 'service.json'), JSON.stringify(service));
    const { out } = await stowage('lint', join(sub, 'service.json'), '--format', 'json');
    expect(out).toMatch(/nobody/);
  });
});

describe('place --report', () => {
  test('writes a page that stands alone', async () => {
    const page = join(folder, 'out.html');
    const { status, out } = await stowage('place', shop, '--report', page);
    expect(status).toBe(1);
    expect(out).toContain('26 of 29 tasks placed');
    const text = readFileSync(page, 'utf8');
    expect(text).toContain('<svg');
    expect(text).toContain('Why 2 tasks of api could not be placed');
    expect(text).not.toContain('<script');
  });

  test('a file that cannot be written is wrong usage', async () => {
    const { status, err } = await stowage('place', shop, '--report', join(folder, 'no', 'x.html'));
    expect(status).toBe(2);
    expect(err).toContain('cannot be written');
  });
});
