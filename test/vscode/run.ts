/// <reference types="mocha" />
import 'mocha/mocha.js';
import * as vscode from 'vscode';

/** Loads the suites into mocha's browser build, which runs in both extension hosts alike. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', reporter: Report, timeout: 60_000 });
  await import('./suites/index.ts');
  await new Promise<void>((resolve, reject) => {
    // Not mocha.run: it looks for options in a page's address, which Node.js does not have.
    Mocha.prototype.run.call(mocha, (failures) =>
      failures ? reject(new Error(`${failures} failed`)) : resolve(),
    );
  });
}

/** Prints each test as it ends, then the counts and the host; the starting script reads these lines. */
class Report extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner) {
    super(runner);
    const counts = { passed: 0, failed: 0, skipped: 0 };
    runner.on('pass', (test) => {
      counts.passed++;
      print(`✓ ${test.fullTitle()} (${test.duration} ms)`);
    });
    runner.on('fail', (test, error: Error) => {
      counts.failed++;
      print(`✗ ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
    runner.on('pending', (test) => {
      counts.skipped++;
      print(`- ${test.fullTitle()}`);
    });
    const host = {
      web: 'WorkerGlobalScope' in globalThis,
      trusted: vscode.workspace.isTrusted,
    };
    runner.on('end', () => print(`RESULT ${JSON.stringify({ ...counts, ...host })}`));
  }
}

/** The mark tells our lines from what VS Code and other extensions log. */
function print(text: string): void {
  for (const line of text.split('\n')) console.log(`stowage| ${line}`);
}
