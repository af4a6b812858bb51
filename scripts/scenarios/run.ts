import { isParameter } from '../../core/simulation/parameters.ts';
import { AUTO_SCALING } from './auto-scaling.ts';
import { type Block, blocksOf, type Members } from './blocks.ts';
import { CAPACITY } from './capacity.ts';
import { differences } from './compare.ts';
import { FAILING } from './failing.ts';
import { INSTANCES } from './instances.ts';
import { type Case, Given, type Kind } from './kind.ts';
import { LOAD_BALANCER } from './load-balancer.ts';
import { OBSERVED } from './observed.ts';
import { repeated } from './repeated.ts';
import { ROLLING } from './rolling.ts';
import { SCALING_WALKS } from './scaling-walks.ts';
import { STEP_SCALING } from './step-scaling.ts';
import { TASKS } from './tasks.ts';
import { NOTHING_TAKES_TIME, timingOf } from './timing.ts';
import { TRAFFIC } from './traffic.ts';
import { ZONES } from './zones.ts';

const KINDS: Readonly<Record<string, Kind>> = {
  ...ROLLING,
  ...FAILING,
  ...TRAFFIC,
  ...TASKS,
  ...INSTANCES,
  ...ZONES,
  ...LOAD_BALANCER,
  ...OBSERVED,
  ...AUTO_SCALING,
  ...STEP_SCALING,
  ...CAPACITY,
  ...SCALING_WALKS,
  determinism: repeated,
};

/** What came of one block. */
export interface Verdict {
  readonly id: string;
  /** Undefined when all is as expected. */
  readonly failed: string | undefined;
}

/** Runs every block of a scenario file through the simulation. */
export function runScenarios(text: string): readonly Verdict[] {
  const blocks = blocksOf(text);
  return blocks.map((block) => {
    try {
      return { id: block.id, failed: runBlock(block, blocks) };
    } catch (error) {
      return { id: block.id, failed: error instanceof Error ? error.message : String(error) };
    }
  });
}

/** @returns what is not as expected */
function runBlock(block: Block, blocks: readonly Block[]): string | undefined {
  if (block.problem !== undefined) return block.problem;
  const kind = Object.hasOwn(KINDS, block.kind) ? KINDS[block.kind] : undefined;
  if (!kind) return `unknown kind ${block.kind}`;
  const cases = block.cases.length > 0 ? block.cases : [{}];
  for (const [at, members] of cases.entries()) {
    const failed = runCase(kind, block, members, blocks);
    if (failed !== undefined) return cases.length > 1 ? `case ${at + 1}: ${failed}` : failed;
  }
  return undefined;
}

function runCase(
  kind: Kind,
  block: Block,
  members: Members,
  blocks: readonly Block[],
): string | undefined {
  const one = caseOf(kind, block, members, blocks);
  if (typeof one === 'string') return one;
  if (Object.keys(one.expect).length === 0) return 'nothing is expected';
  return differences(kind, one.expect, kind.run(one), block.tolerance);
}

/** Tells what is given from what is expected; a member of a case may be either. */
function caseOf(
  kind: Kind,
  block: Block,
  members: Members,
  blocks: readonly Block[],
): Case | string {
  const given: Record<string, unknown> = { ...block.given };
  const expect: Record<string, unknown> = { ...block.expect };
  for (const name of Object.keys(given)) {
    if (!kind.inputs.includes(name) && !isParameter(name)) return `unknown member ${name}`;
  }
  for (const name of Object.keys(expect)) {
    if (!kind.results.includes(name)) return `unknown member ${name}`;
  }
  for (const [name, value] of Object.entries(members)) {
    if (kind.results.includes(name)) expect[name] = value;
    else if (kind.inputs.includes(name) || isParameter(name)) given[name] = value;
    else return `unknown member ${name}`;
  }
  return {
    given: new Given(given),
    events: block.events,
    expect,
    timing: { ...(block.live ? {} : NOTHING_TAKES_TIME), ...timingOf(given) },
    again: (id) => {
      const other = blocks.find((each) => each.id === id);
      if (!other) throw new Error(`no block ${id}`);
      const otherKind = KINDS[other.kind];
      if (!otherKind) throw new Error(`unknown kind ${other.kind}`);
      const runs = other.cases.length > 0 ? other.cases : [{}];
      return JSON.stringify(
        runs.map((each) => {
          const repeat = caseOf(otherKind, other, each, blocks);
          if (typeof repeat === 'string') throw new Error(repeat);
          return otherKind.run(repeat);
        }),
      );
    },
  };
}
