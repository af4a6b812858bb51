import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, root } from './vscode/paths.ts';

/*
 * Mutation testing: deliberate mistakes in a random sample of lines, and which of them no test notices.
 * It takes long, so it is no part of `npm test`:
 *   npm run mutation -- core/placement [--sample 200] [--seed 1] [--rules]
 * Rules are left out unless --rules is given.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    rules: { type: 'boolean', default: false },
  },
});
const [folder = 'core'] = positionals;

/** Numbers from 0 to below 1 that only the seed decides (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 0x100000000;
  };
}

/** Lines of code, as ranges that Stryker understands: `file:12-12`. */
function lines(): string[] {
  const files = globSync(`${folder}/**/*.ts`, { cwd: root }).filter(
    (file) =>
      !/\.test\.ts$|\.generated\./.test(file) && file.includes('/lint/rules/') === values.rules,
  );
  return files.sort().flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        /^\s*(?:\/\/|\/?\*|import\b|\}|$)/.test(line) ? [] : [`${file}:${index + 1}-${index + 1}`],
      ),
  );
}

const next = random(Number(values.seed));
const all = lines();
const mutate = new Set<string>();
while (mutate.size < Math.min(Number(values.sample), all.length)) {
  const line = all[Math.floor(next() * all.length)];
  if (line) mutate.add(line);
}

const report = join(cacheFolder, 'mutation.json');
const configuration = join(cacheFolder, 'stryker.json');
mkdirSync(cacheFolder, { recursive: true });
writeFileSync(
  configuration,
  JSON.stringify({
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'vitest.mutation.config.mts' },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    mutate: [...mutate],
    ignorePatterns: ['.vscode-test', 'dist', 'docs/pictures', 'test/panel/pictures'],
    disableTypeChecks: false,
    // Stryker rewrites tsconfig.json by an API that this TypeScript does not have; nothing needs it.
    tsconfigFile: 'none.json',
    tempDirName: join(cacheFolder, 'stryker'),
    reporters: ['progress', 'json'],
    jsonReporter: { fileName: report },
    allowEmpty: true,
  }),
);
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', configuration],
  { cwd: root, stdio: 'inherit' },
);
if (status !== 0) process.exit(status ?? 1);

interface Report {
  readonly files: Record<
    string,
    {
      readonly mutants: {
        mutatorName: string;
        status: string;
        replacement?: string;
        location: { start: { line: number } };
      }[];
    }
  >;
}

const { files } = JSON.parse(readFileSync(report, 'utf8')) as Report;
const mutants = Object.entries(files).flatMap(([file, each]) =>
  each.mutants.map((mutant) => ({ file, ...mutant })),
);
const caught = mutants.filter(({ status: result }) => result === 'Killed' || result === 'Timeout');
const missed = mutants.filter(
  ({ status: result }) => result === 'Survived' || result === 'NoCoverage',
);
for (const { file, location, mutatorName, replacement } of missed) {
  console.log(`${file}:${location.start.line} ${mutatorName}: ${replacement ?? ''}`);
}
const tried = caught.length + missed.length;
const score = tried === 0 ? 100 : Math.round((caught.length / tried) * 1000) / 10;
console.log(
  `${caught.length} of ${tried} mutants caught (${score} %); folder ${folder}, ${mutate.size} lines, seed ${values.seed}`,
);
