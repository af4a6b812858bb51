import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../scripts/scenarios/blocks.ts';
import { runScenarios } from '../../scripts/scenarios/run.ts';

const text = readFileSync(new URL('./time-scenarios.md', import.meta.url), 'utf8');
const groups = new Map(blocksOf(text).map(({ id, group }) => [id, group]));

describe.each([
  ['motion', 80],
  ['scaling', 49],
])('scenarios over time: %s', (group, count) => {
  const those = runScenarios(text).filter(({ id }) => groups.get(id) === group);
  test(`there are ${count}`, () => expect(those.length).toBe(count));
  test.each(those.map(({ id, failed }) => [id, failed] as const))('%s', (_, failed) => {
    expect(failed).toBeUndefined();
  });
});

describe('the newest scenarios beside the project', () => {
  const newest = new URL('../../../shared/scenarios/time-scenarios.md', import.meta.url);
  const there = existsSync(newest);
  test(there ? 'are as expected' : 'are not on this machine', () => {
    if (!there) return;
    const latest = readFileSync(newest, 'utf8');
    const failed = runScenarios(latest).filter((one) => one.failed !== undefined);
    expect(failed).toEqual([]);
  });
});

describe('what a scenario cannot be', () => {
  const block = (members: string): string => `\`\`\`yaml\n${members}\n\`\`\``;
  test.each([
    ['kind: nonsense\nid: A', 'unknown kind nonsense'],
    ['kind: rolling\nid: A\nwhat: 1', 'unknown member what'],
    ['kind: rolling\nid: A\ngiven: {wishes: 3}\nexpect: {peak: 1}', 'unknown member wishes'],
    ['kind: rolling\nid: A\nexpect: {glory: 1}', 'unknown member glory'],
    ['kind: rolling\nid: A\ncases: [{desired: 1, luck: 2}]', 'unknown member luck'],
    ['kind: rolling\nid: A\ngiven: {desired: 1}', 'nothing is expected'],
    ['kind: rolling\nid: A\ngiven: {desired: many}\nexpect: {peak: 1}', 'desired is no number'],
    [
      'kind: rolling\nid: A\ngiven: {desired: 2}\nevents: [{at: 0, explode: web}]\nexpect: {peak: 1}',
      'unknown event member explode',
    ],
    [
      'kind: rolling\nid: A\ngiven: {desired: 2, slots: 9}\nexpect: {peak: 3}',
      'peak is 4, expected 3',
    ],
  ])('%s', (members, failed) => {
    expect(runScenarios(block(members))).toEqual([{ id: 'A', failed }]);
  });
});
