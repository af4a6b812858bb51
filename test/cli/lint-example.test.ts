import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stowage } from './terminal.ts';

const example = join(import.meta.dirname, '../../examples/mistakes.task-definition.json');

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-'));
  file = join(folder, 'mistakes.task-definition.json');
  copyFileSync(example, file);
});

afterEach(() => rmSync(folder, { recursive: true }));

interface Told {
  readonly rule: string;
  readonly severity: string;
}

async function findings(...args: string[]): Promise<Told[]> {
  const { out } = await stowage('lint', file, '--format', 'json', ...args);
  return JSON.parse(out).findings;
}

const rulesOf = (all: readonly Told[]) => [...new Set(all.map(({ rule }) => rule))].sort();

/** Mistakes that can be mended without a change of what the task does. */
const SAFE = [
  'awslogs-stream-prefix-fargate',
  'port-protocol-ignored',
  'schema-unknown-property',
  'schema-wrong-type',
  'tags-empty-array',
];

test('the example shows at least fifteen different mistakes', async () => {
  const wrong = (await findings()).filter(({ severity }) => severity !== 'hint');
  expect(rulesOf(wrong).length).toBeGreaterThanOrEqual(15);
  expect(rulesOf(wrong)).toEqual(expect.arrayContaining(SAFE));
});

test('one command mends what can be mended safely, and makes nothing worse', async () => {
  const before = rulesOf(await findings());
  await stowage('lint', file, '--fix');
  const left = await findings();
  const after = rulesOf(left);
  const graver = rulesOf(left.filter(({ severity }) => severity !== 'hint'));
  expect(before.filter((rule) => !after.includes(rule))).toEqual(SAFE);
  expect(graver.filter((rule) => !before.includes(rule))).toEqual([]);
});

test('the rest of the file stays as it was', async () => {
  await stowage('lint', file, '--fix');
  const mended = readFileSync(file, 'utf8').split('\n');
  const lines = readFileSync(example, 'utf8').split('\n');
  expect(mended.filter((line) => !lines.includes(line)).map((line) => line.trim())).toEqual([
    '"cpu": "512",',
    '"portMappings": [{ "containerPort": 8080, "hostPort": 80, "protocol": "tcp" }],',
    '{ "name": "PORT", "value": "8080" }',
    expect.stringContaining('"awslogs-stream-prefix": "ecs"'),
    expect.stringContaining('"placementConstraints"'),
  ]);
});

test('mending a second time changes nothing', async () => {
  await stowage('lint', file, '--fix');
  const once = readFileSync(file, 'utf8');
  await stowage('lint', file, '--fix');
  expect(readFileSync(file, 'utf8')).toBe(once);
});
