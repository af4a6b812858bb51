// The entry point of the GitHub Action: lint with annotations, SARIF, and a summary with what changes in
// plans. It runs on any Node.js from 20 on and needs nothing but the command `stowage`.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const { env } = process;
const windows = process.platform === 'win32';
const input = (name) => env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
const lines = (name) =>
  input(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Runs the command line; a version that is not installed comes from npm. */
function stowage(...args) {
  const [command, ...before] = ['npx', '--yes', `stowage@${input('version') || 'latest'}`];
  return run(command, [...before, ...args]);
}

function run(command, args) {
  const done = spawnSync(command, args, {
    encoding: 'utf8',
    shell: windows,
    maxBuffer: 256 * 1024 * 1024,
  });
  if (done.error) throw done.error;
  process.stderr.write(done.stderr);
  return { status: done.status ?? 3, out: done.stdout };
}

let failed = false;
const summary = [];

/** Notes how a command ended: 1 is what it found, more is a fault or wrong usage. */
function judge(what, { status }) {
  if (status > 0) failed = true;
  if (status > 1) console.log(`::error title=stowage::${what} ended with status ${status}`);
}

function lint() {
  const paths = lines('paths').length > 0 ? lines('paths') : ['.'];
  const options = ['--fail-on', input('fail-on') || 'error'];
  if (input('preset')) options.push('--preset', input('preset'));
  const annotated = stowage('lint', ...paths, ...options, '--format', 'github');
  process.stdout.write(annotated.out);
  judge('lint', annotated);
  const found = stowage('lint', ...paths, ...options, '--format', 'json');
  if (found.status < 2) summary.push('## Stowage', '', counts(JSON.parse(found.out).findings), '');
  if (input('sarif')) {
    const { status, out } = stowage('lint', ...paths, ...options, '--format', 'sarif');
    if (status < 2) writeFileSync(input('sarif'), out);
  }
}

function counts(findings) {
  const severities = ['error', 'warning'].map((severity) => {
    const count = findings.filter((each) => each.severity === severity).length;
    return `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  const files = new Set(findings.map(({ path }) => path)).size;
  return `${severities.join(', ')} in ${files} file${files === 1 ? '' : 's'}.`;
}

/** The files of the branch that a pull request goes to; undefined elsewhere. */
function checkOutBase() {
  const branch = env.GITHUB_BASE_REF;
  if (!branch) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'stowage-base-'));
  const tree = join(folder, 'base');
  const done = run('git', ['worktree', 'add', '--detach', tree, `origin/${branch}`]);
  if (done.status === 0) return { tree, folder };
  console.log(
    `::warning title=stowage::origin/${branch} is not here, so plans are not compared with it. Give actions/checkout "fetch-depth: 0".`,
  );
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}

/** What becomes of a plan: its tasks, its expectations, what the pull request changes. */
function plan(path, base) {
  const pictures = input('pictures') || 'stowage-pictures';
  mkdirSync(pictures, { recursive: true });
  const picture = join(pictures, `${basename(path)}.svg`);
  const table = join(pictures, `${basename(path)}.md`);
  summary.push(`### ${path}`, '');
  const placed = stowage('place', path, '--report', picture);
  judge(`place ${path}`, placed);
  if (placed.status > 1) return;
  if (base && existsSync(join(base.tree, path))) {
    const { status, out } = stowage('diff', join(base.tree, path), path, '--format', 'markdown');
    if (status < 2) summary.push(out.trimEnd(), '');
  }
  const { out } = stowage('place', path, '--report', table);
  summary.push('<details><summary>Placement and expectations</summary>', '', '```text');
  summary.push(out.trimEnd(), '```', '', '</details>', '', `Picture: \`${picture}\``, '');
}

lint();
const plans = lines('plans');
const base = plans.length > 0 ? checkOutBase() : undefined;
try {
  for (const path of plans) plan(path, base);
} finally {
  if (base) {
    run('git', ['worktree', 'remove', '--force', base.tree]);
    rmSync(base.folder, { recursive: true, force: true });
  }
}
if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `${summary.join('\n')}\n`);
if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `failed=${failed}\n`);
process.exitCode = failed ? 1 : 0;
