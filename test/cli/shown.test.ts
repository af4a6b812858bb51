import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { stowage } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'stowage-shown-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** One warning (protocol), one info (same role twice, hardening), several hints. */
const FILE = join(folder, 'task-definition.json');
writeFileSync(
  FILE,
  `{
  "family": "web",
  "taskRoleArn": "arn:aws:iam::123456789012:role/web",
  "executionRoleArn": "arn:aws:iam::123456789012:role/web",
  "containerDefinitions": [
    { "name": "web", "image": "nginx", "memory": 128, "portMappings": [{ "containerPort": 80, "protocol": "TCP" }] }
  ]
}
`,
);

const lint = async (...args: string[]) => {
  const { out, status } = await stowage('lint', FILE, '--format', 'json', ...args);
  const findings: { ruleId?: string; rule: string; severity: string }[] = JSON.parse(out).findings;
  const of = (severity: string) =>
    findings.filter((each) => each.severity === severity).length > 0 ? [severity] : [];
  return { shown: ['error', 'warning', 'info', 'hint'].flatMap(of).join(' '), status };
};

describe('which severities are shown, and what the exit status is', () => {
  const rows: [args: string, shown: string, status: number][] = [
    ['', 'warning', 0],
    ['--preset all', 'warning', 0],
    ['--min-severity info', 'warning', 0],
    ['--preset hardening --min-severity info', 'warning info', 0],
    ['--preset hardening --min-severity hint', 'warning info hint', 0],
    ['--min-severity error', '', 0],
    ['--min-severity error --fail-on warning', '', 1],
    ['--preset hardening --fail-on info', 'warning info', 1],
    ['--fail-on hint --preset all', 'warning info hint', 1],
    ['--rule best-tags', 'hint', 0],
    ['--rule best-tags --min-severity info', '', 0],
  ];
  test.each(rows)('%s', async (args, shown, status) => {
    expect(await lint(...args.split(' ').filter(Boolean))).toEqual({ shown, status });
  });
});

describe('what is not shown is counted on one line', () => {
  const rows: [args: string, last: RegExp][] = [
    ['--preset hardening', /^\d+ less severe findings not shown; see --min-severity$/],
    ['--rule image-latest-tag --min-severity warning', /^1 less severe finding not shown;/],
    ['--preset hardening --min-severity hint', /^1 document: /],
  ];
  test.each(rows)('%s', async (args, last) => {
    const { out } = await stowage('lint', FILE, ...args.split(' '));
    expect(out.trimEnd().split('\n').at(-1)).toMatch(last);
  });
});

describe('the preset', () => {
  test('comes from .stowagerc.json unless the command line names one', async () => {
    writeFileSync(join(folder, '.stowagerc.json'), '{ "extends": "hardening" }');
    expect((await lint('--min-severity', 'info')).shown).toBe('warning info');
    expect((await lint('--min-severity', 'info', '--preset', 'recommended')).shown).toBe('warning');
    rmSync(join(folder, '.stowagerc.json'));
  });

  const wrong = [
    ['--preset', 'strict'],
    ['--min-severity', 'fatal'],
  ];
  test.each(wrong)('is refused: %s %s', async (option, value) => {
    const { status, err } = await stowage('lint', FILE, option, value);
    expect([status, err]).toEqual([2, expect.stringContaining(`${option} is one of`)]);
  });
});
