import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileOf } from '../core/lint/catalogue.ts';
import { allExamplesOf } from '../core/lint/examples.ts';
import { rules } from '../core/lint/rules.generated.ts';
import { hash, Random } from '../core/placement/random.ts';
import { mutate } from '../test/fuzz/mutate.ts';
import { targets } from '../test/fuzz/targets.ts';
import { root } from './vscode/paths.ts';

/*
 * Fuzzing: `npm run fuzz -- --seconds 600 --seed random --target plan --seeds FOLDER`. Each target gets
 * texts with random changes; a text with which it throws, or takes longer than 200 ms for 100 KB, is kept in
 * test/fuzz/failures, where `npm test` tries it again. Exits with 1 when there was one. `--seeds` names a folder
 * with further files to begin with; they are never written anywhere, the changed ones are.
 */

/** Milliseconds that a text of up to 100 KB may take; more in proportion. What is slow is tried again. */
const SLOW = 200;
const TRIES = 3;

/** Characters of a file to begin with. */
const LARGEST_SEED = 20_000;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    executions: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    target: { type: 'string', multiple: true },
    seeds: { type: 'string', multiple: true },
  },
});
const seed = values.seed === 'random' ? Date.now() >>> 0 : Number(values.seed);
const names = values.target ?? Object.keys(targets);
const seeds = seedsOf(values.seeds ?? []);
console.log(`seed ${seed}, ${seeds.length} files to begin with`);
const byNotation = {
  hcl: seeds.filter((text) => /^resource "/m.test(text)),
  yaml: seeds.filter((text) => /^Resources:/m.test(text)),
};
const end = Date.now() + Number(values.seconds) * 1000;
const counts = new Map(names.map((name) => [name, 0]));
const random = new Random(seed);
let executions = 0;
let failures = 0;
while (executions < Number(values.executions) && Date.now() < end) {
  const name = names[executions % names.length] ?? '';
  executions++;
  const own = seedsFor(name);
  const [text, other] = [anyOf(own), anyOf(seeds)];
  await execute(name, mutate(text, other, random));
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
const heap = Math.round(process.memoryUsage().heapUsed / 1024 ** 2);
console.log([...counts].map(([name, count]) => `${name}: ${count}`).join(', '));
console.log(`${executions} executions, ${failures} failures, heap ${heap} MB`);
process.exitCode = failures > 0 ? 1 : 0;

async function execute(name: string, text: string): Promise<void> {
  try {
    const limit = SLOW * Math.max(1, text.length / 100_000);
    let fastest = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < TRIES && fastest > limit; tries++) {
      const start = performance.now();
      await targets[name]?.(text);
      fastest = Math.min(fastest, performance.now() - start);
    }
    if (fastest > limit) throw new Error(`It took ${Math.round(fastest)} ms.`);
  } catch (error) {
    failures++;
    const file = `${name}-${hash(text, 0)}.txt`;
    writeFileSync(join(root, 'test/fuzz/failures', file), text);
    console.log(`✗ ${file}: ${error instanceof Error ? error.stack : error}`);
    if (error instanceof Error && error.cause) console.log(error.cause);
  }
}

/** Files to begin with that are of the target's notation, where there are such. */
function seedsFor(name: string): readonly string[] {
  if (name.startsWith('hcl')) return byNotation.hcl;
  return name.startsWith('yaml') ? byNotation.yaml : seeds;
}

function anyOf(texts: readonly string[]): string {
  return texts[Math.floor(random.fraction() * texts.length)] ?? '';
}

/** The examples of the rules and of the project, and the files of the folders that were named. */
function seedsOf(folders: readonly string[]): string[] {
  const examples = rules.flatMap((rule) =>
    allExamplesOf(rule).flatMap((example) => (fileOf(rule, example) ? [example.text] : [])),
  );
  const files = [join(root, 'examples'), ...folders].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  );
  return [...examples, ...files].filter((text) => text.length < LARGEST_SEED);
}
