import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { generate } from './generate.ts';
import { runEditorTests } from './vscode/editor.ts';
import { runInstalled } from './vscode/installed.ts';
import { cacheFolder, root } from './vscode/paths.ts';
import { runPanelTests, runVsCodeSuites } from './vscode/suites.ts';

/** How many checks of a step held. */
interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const desktop = process.argv.includes('--desktop');

/** Everything that must hold; a later step runs even when an earlier one failed. */
const steps: [name: string, run: () => Counts | Promise<Counts>][] = [
  ['format and lint', () => command('@biomejs/biome/bin/biome', ['check', '--error-on-warnings'])],
  ['types', () => command('typescript/bin/tsc', ['-p', '.'])],
  ['types of the panel', () => command('typescript/bin/tsc', ['-p', 'client/webview'])],
  ['unused files and exports', () => command('knip/bin/knip.js', ['--no-progress'])],
  ['unit, property and protocol tests', vitest],
  ['bundles', bundles],
  ['real VS Code', () => runVsCodeSuites({ desktop })],
  ['editor in the browser', () => runEditorTests()],
  ['panel in the browser', () => runPanelTests()],
  ['the package, installed', () => runInstalled()],
];

/** Runs a tool of node_modules; its exit status is one check. */
function command(script: string, args: readonly string[]): Counts {
  const tool = join(root, 'node_modules', script);
  const { status } = spawnSync(process.execPath, [tool, ...args], { cwd: root, stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

function vitest(): Counts {
  const output = join(cacheFolder, 'vitest.json');
  rmSync(output, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
  const { failed } = command('vitest/vitest.mjs', args);
  const result = JSON.parse(readFileSync(output, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
  };
  return {
    passed: result.numPassedTests,
    // A suite that cannot even be loaded has no failed test, yet the run failed.
    failed: Math.max(result.numFailedTests, failed),
    skipped: result.numPendingTests,
  };
}

async function bundles(): Promise<Counts> {
  await build({});
  return { passed: 1, failed: 0, skipped: 0 };
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const times: string[] = [];
await generate();
for (const [name, run] of steps) {
  console.log(`\n— ${name}`);
  const start = performance.now();
  let counts: Counts;
  try {
    counts = await run();
  } catch (error) {
    console.error(error);
    counts = { passed: 0, failed: 1, skipped: 0 };
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  times.push(`${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}
console.log(`\n${times.join('\n')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
