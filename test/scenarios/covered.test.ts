import { expect, test } from 'vitest';
import { all } from './scenario.ts';

/** Kinds of which every scenario is run, in placing.test.ts and scheduling.test.ts. */
const RUN = new Set([
  'place',
  'daemon',
  'query',
  'scale-in',
  'deployment-bounds',
  'circuit-breaker',
  'cp-split',
  'cas-metric',
  'rebalance',
  'rebalance-eligible',
]);

/** Scenarios in words, each with a test of its own in scheduling.test.ts. */
const OWN = new Set(['D06', 'E06', 'E07', 'F04', 'F05', 'F07']);

/** What needs the passing of time, and metrics: service auto scaling. A plan is one moment. */
const TIME = new Set(['G01', 'G02', 'G03', 'G05', 'G06', 'G07', 'X05']);

test('every scenario is tested, or says why not', () => {
  const left = all.filter(({ id, kind }) => !RUN.has(kind) && !OWN.has(id) && !TIME.has(id));
  expect(left.map(({ id }) => id)).toEqual([]);
  const ids = new Set(all.map(({ id }) => id));
  expect([...OWN, ...TIME].filter((id) => !ids.has(id))).toEqual([]);
});
