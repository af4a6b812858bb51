import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packForNpm } from './npm-package.ts';
import { root } from './vscode/paths.ts';
import type { Counts } from './vscode/suites.ts';

const MISTAKES = 'mistakes.task-definition.json';

/** How a command ended. */
interface Ended {
  readonly status: number | null;
  readonly out: string;
}

/**
 * Packs the command line for npm, installs the tarball in an empty folder without a network, and uses it
 * there by itself, from the GitHub Action and from pre-commit.
 */
export async function runNpmInstalled(): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'stowage-npm-'));
  const check = (what: string, test: () => void) => {
    try {
      test();
      counts.passed++;
      console.log(`  ✓ ${what}`);
    } catch (error) {
      counts.failed++;
      console.log(`  ✗ ${what}\n${error instanceof Error ? error.stack : error}`);
    }
  };
  try {
    const run = runner(folder);
    check('it installs without a network and brings no dependencies', () => {
      writeFileSync(join(folder, 'package.json'), '{ "private": true }');
      const { status, out } = run('npm', 'install', '--offline', '--no-audit', packForNpm());
      assert.equal(status, 0, out);
      const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
      assert.deepEqual(Object.keys(packages), ['', 'node_modules/stowage']);
    });
    copyFileSync(join(root, 'examples', MISTAKES), join(folder, MISTAKES));
    check('npx stowage lint . finds the mistakes of the example', () => {
      const { status, out } = run('npx', '--no-install', 'stowage', 'lint', '.');
      assert.equal(status, 1);
      assert.match(out, /tags-empty-array/);
    });
    check('its schemas are those of the API', () => {
      const file = join(folder, 'node_modules/stowage/schemas/ecs-task-definition.json');
      assert.ok('containerDefinitions' in JSON.parse(readFileSync(file, 'utf8')).properties);
    });
    check('the GitHub Action annotates, writes SARIF, pictures and a summary', () => {
      testAction(folder, run);
    });
    if (run('pre-commit', '--version').status === 0) {
      check('the pre-commit hook finds the mistakes', () => testHook(folder, run));
    } else {
      counts.skipped++;
      console.log('  - pre-commit is not installed');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return counts;
}

type Run = (command: string, ...args: readonly string[]) => Ended;

/** Runs commands in a folder, without what npm hands down to its scripts. */
function runner(folder: string, more: NodeJS.ProcessEnv = {}): Run {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const env = { ...Object.fromEntries(own), ...more };
  return (command, ...args) => {
    const done = spawnSync(command, args, {
      cwd: folder,
      env,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    return { status: done.status, out: `${done.stdout}${done.stderr}` };
  };
}

const git = (run: Run, ...args: readonly string[]) => {
  const identity = ['-c', 'user.name=Stowage', '-c', 'user.email=stowage@example.com'];
  const { status, out } = run('git', ...identity, ...args);
  assert.equal(status, 0, out);
};

/** A pull request that adds a task, as the runner of GitHub Actions hands it to the entry point. */
function testAction(folder: string, run: Run): void {
  const plan = (desiredCount: number) =>
    JSON.stringify({
      containerInstances: [{ instanceType: 'm5.large', count: 1 }],
      services: [{ serviceName: 'web', desiredCount, taskDefinition: './web.json' }],
      expect: { placed: { web: 3 } },
    });
  const task =
    '{"family": "web", "containerDefinitions": [{"name": "web", "image": "a:1", "memory": 64}]}';
  writeFileSync(join(folder, 'web.json'), task);
  writeFileSync(join(folder, 'shop.stowage.json'), plan(2));
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
  git(run, 'init', '--quiet', '--initial-branch=main');
  git(run, 'add', '.');
  git(run, 'commit', '--quiet', '--message=before');
  git(run, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  writeFileSync(join(folder, 'shop.stowage.json'), plan(3));
  const summary = join(folder, 'summary.md');
  const output = join(folder, 'output');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const inAction = runner(folder, {
    GITHUB_BASE_REF: 'main',
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_OUTPUT: output,
    'INPUT_FAIL-ON': 'error',
    INPUT_PATHS: '.',
    INPUT_SARIF: 'stowage.sarif',
    INPUT_PLANS: 'shop.stowage.json',
    INPUT_VERSION: version,
  });
  const { status, out } = inAction(process.execPath, join(root, 'ci/action.mjs'));
  assert.equal(status, 1, out);
  assert.match(out, /^::error file=mistakes\.task-definition\.json,line=4,/m);
  const { runs } = JSON.parse(readFileSync(join(folder, 'stowage.sarif'), 'utf8'));
  assert.ok(runs[0].results.length > 5);
  const text = readFileSync(summary, 'utf8');
  assert.match(text, /errors?, \d+ warnings? in 1 file/);
  assert.match(text, /1 to create, 0 to replace, 0 to stop, 0 to move/);
  assert.match(text, /shop\.stowage\.json/);
  assert.match(
    readFileSync(join(folder, 'stowage-pictures/shop.stowage.json.svg'), 'utf8'),
    /^<svg /,
  );
  assert.equal(readFileSync(output, 'utf8'), 'failed=true\n');
}

/** The hook of this repository in another one, where the package is installed. */
function testHook(folder: string, run: Run): void {
  const hooks = join(folder, 'hooks');
  mkdirSync(hooks);
  copyFileSync(join(root, '.pre-commit-hooks.yaml'), join(hooks, '.pre-commit-hooks.yaml'));
  git(run, '-C', hooks, 'init', '--quiet');
  git(run, '-C', hooks, 'add', '.');
  git(run, '-C', hooks, 'commit', '--quiet', '--message=hooks');
  git(run, 'add', MISTAKES);
  const home = runner(folder, { PRE_COMMIT_HOME: join(folder, 'cache') });
  const { status, out } = home('pre-commit', 'try-repo', hooks, 'stowage', '--files', MISTAKES);
  assert.equal(status, 1, out);
  assert.match(out, /tags-empty-array/);
}

if (import.meta.main) {
  if (!existsSync(join(dirname(import.meta.dirname), 'dist/cli.js')))
    throw new Error('Build first.');
  console.log(await runNpmInstalled());
}
