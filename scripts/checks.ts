import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { runNpmInstalled } from './npm-installed.ts';
import { launchBrowser } from './vscode/browser.ts';
import { runEditorTests, runFirstStepsTests } from './vscode/editor.ts';
import { installVsCode } from './vscode/install.ts';
import { packTwice, runInstalled } from './vscode/installed.ts';
import { runPanelSightTests, runPanelTests } from './vscode/panel.ts';
import { cacheFolder, root } from './vscode/paths.ts';
import { type Counts, hosts, runVsCodeSuites } from './vscode/suites.ts';

/** One part of what must hold. */
export interface Check {
  readonly name: string;
  run(): Counts | Promise<Counts>;
}

/** These run one after the other, each on all cores; the later ones need what `bundles` makes. */
export const inOrder: readonly Check[] = [
  {
    name: 'format and lint',
    run: () => command('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
  },
  { name: 'types', run: () => command('typescript/bin/tsc', ['-p', '.']) },
  {
    name: 'types of the panel',
    run: () => command('typescript/bin/tsc', ['-p', 'client/webview']),
  },
  {
    name: 'unused files and exports',
    run: () => command('knip/bin/knip.js', ['--no-progress']),
  },
  { name: 'unit, property and protocol tests', run: vitest },
  { name: 'bundles and package', run: bundles },
  { name: 'VS Code and a browser', run: vsCodeAndBrowser },
];

/**
 * These use what was built, most of them in a VS Code each for which they wait, so they run beside one
 * another; the longest come first.
 * @param desktop in a desktop VS Code, which is downloaded, where that can be
 */
export const sideBySide = (desktop: boolean): readonly Check[] => [
  { name: 'looks of the panel in the browser', run: runPanelSightTests },
  { name: 'panel in the browser', run: runPanelTests },
  ...hosts
    .filter((host) => !(desktop && host === 'restricted'))
    .map((host) => ({
      name: `real VS Code, ${host} extension host`,
      run: () => runVsCodeSuites(host, desktop),
    })),
  { name: 'editor in the browser', run: runEditorTests },
  { name: 'first steps in the browser', run: runFirstStepsTests },
  { name: 'the package, installed', run: runInstalled },
  { name: 'the npm package, installed', run: runNpmInstalled },
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
  return packTwice();
}

/** Installs both, once, before those who need them do it at the same time. */
async function vsCodeAndBrowser(): Promise<Counts> {
  installVsCode();
  await (await launchBrowser()).close();
  return { passed: 1, failed: 0, skipped: 0 };
}
