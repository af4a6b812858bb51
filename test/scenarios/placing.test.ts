import { describe, expect, test } from 'vitest';
import { explainUnplaced } from '../../core/analysis/explain/unplaced.ts';
import { evaluateConstraint } from '../../core/ecs/constraint/evaluate.ts';
import { parseConstraint } from '../../core/ecs/constraint/parse.ts';
import { place } from '../../core/placement/place.ts';
import { State } from '../../core/placement/state.ts';
import { subject } from '../../core/placement/subject.ts';
import { clusterOf, requestOf } from '../placement/build.ts';
import { type Scenario, scenarios } from './scenario.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7];

/** Reasons as the scenarios write them. */
const CODES: Readonly<Record<string, string>> = {
  CPU: 'RESOURCE:CPU',
  MEMORY: 'RESOURCE:MEMORY',
  PORTS: 'RESOURCE:PORTS',
  ENI: 'RESOURCE:ENI',
  GPU: 'RESOURCE:GPU',
  MEMBEROF: 'MEMBER_OF',
  DISTINCT: 'DISTINCT_INSTANCE',
  EMPTY: 'NO_INSTANCES',
};

function run(scenario: Scenario, seed: number) {
  const { instances = [], task = {}, group = 'service:daemon', strategy, count = 0 } = scenario;
  const scheduling = scenario.kind === 'daemon' ? 'DAEMON' : 'REPLICA';
  const constraints = scenario.constraints ?? [];
  const short = { task, group, strategy: strategy ?? 'default', count, constraints, scheduling };
  const result = place(
    clusterOf(instances),
    [requestOf(short as Parameters<typeof requestOf>[0])],
    {
      seed,
    },
  );
  const [outcome] = result.outcomes;
  const perInstance: Record<string, number> = {};
  const perAZ: Record<string, number> = {};
  for (const { id, az = '' } of instances) {
    perInstance[id] = 0;
    perAZ[az] ??= 0;
  }
  for (const index of outcome?.placed ?? []) {
    const { id = '', az = '' } = instances[index] ?? {};
    perInstance[id] = (perInstance[id] ?? 0) + 1;
    perAZ[az] = (perAZ[az] ?? 0) + 1;
  }
  return { result, outcome, perInstance, perAZ };
}

const withoutZeros = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
const multiset = (counts: Iterable<number>) => [...counts].sort((a, b) => b - a);

function check(scenario: Scenario, seed: number): void {
  const wanted = scenario.expect ?? {};
  const { result, outcome, perInstance, perAZ } = run(scenario, seed);
  if (wanted.placed !== undefined) expect(outcome?.placed).toHaveLength(wanted.placed);
  if (wanted.unplaced !== undefined) expect(outcome?.unplaced).toBe(wanted.unplaced);
  if (wanted.perInstance) expect(withoutZeros(perInstance)).toEqual(wanted.perInstance);
  if (wanted.perAZ) expect(perAZ).toEqual(wanted.perAZ);
  if (wanted.azMultiset) expect(multiset(Object.values(perAZ))).toEqual(wanted.azMultiset);
  if (wanted.instanceMultiset) {
    expect(multiset(Object.values(perInstance))).toEqual(wanted.instanceMultiset);
  }
  for (const id of wanted.never ?? []) expect(perInstance[id]).toBe(0);
  if (wanted.onlyOn) {
    for (const id of Object.keys(withoutZeros(perInstance))) expect(wanted.onlyOn).toContain(id);
  }
  const explained = explainUnplaced(result, 0);
  if (wanted.failedOn) {
    expect(explained?.instances.map((one) => one.containerInstance)).toEqual(wanted.failedOn);
  }
  if (wanted.reason) {
    const codes = wanted.reason.split('|').map((reason) => CODES[reason] ?? reason);
    expect(codes).toContain(explained?.reasons.find(({ code }) => codes.includes(code))?.code);
    const isService = result.outcomes[0]?.request.kind === 'service';
    expect(explained?.event).toMatch(
      isService ? /^\(service \S+\) was unable to place a task/ : /^$/,
    );
  }
}

describe('where tasks land', () => {
  const cases = [...scenarios('place'), ...scenarios('daemon')];
  test('there are scenarios', () => expect(cases).toHaveLength(37));
  test.each(cases.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
    for (const seed of SEEDS) check(scenario, seed);
  });
});

describe('which instances an expression selects', () => {
  const cases = scenarios('query').flatMap((scenario) =>
    (scenario.cases ?? []).map((one) => [String(one.q), one.match, scenario] as const),
  );
  test.each(cases)('%s', (text, match, { instances = [] }) => {
    const { expression, errors } = parseConstraint(text);
    expect(errors).toEqual([]);
    const state = State.of(clusterOf(instances));
    const selected = instances.filter(
      (_, index) => expression && evaluateConstraint(expression, subject(state, index)),
    );
    expect(selected.map(({ id }) => id)).toEqual(match);
  });

  test('an instance without the attribute is not selected by its absence of a value', () => {
    const [scenario] = scenarios('query');
    const state = State.of(clusterOf(scenario?.instances ?? []));
    const { expression } = parseConstraint('attribute:stack != prod');
    const selected = [0, 1, 2, 3].map(
      (index) => expression && evaluateConstraint(expression, subject(state, index)),
    );
    expect(selected).toEqual([false, true, false, false]);
  });
});
