import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { type Check, inOrder, sideBySide } from './checks.ts';
import { root } from './vscode/paths.ts';
import type { Counts } from './vscode/suites.ts';

/*
 * Everything that must hold; a later check runs even when an earlier one failed. The last line tells
 * the counts. `npm test -- NAME …` runs the checks with such a text in their name alone: those in VS
 * Code need what `bundles` has made.
 */

/** How a check in a process of its own tells its counts. */
const COUNTS = 'counts: ';
/** Each waits for VS Code half of the time, and what is typed into it must not come too early. */
const AT_ONCE = Math.max(2, availableParallelism());

const options = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
const only = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const wanted = ({ name }: Check) => only.length === 0 || only.some((each) => name.includes(each));
const inVsCode = sideBySide(options.includes('--desktop')).filter(wanted);

if (options.includes('--counts')) {
  const check = inVsCode.find(({ name }) => name === only[0]);
  const told = `${COUNTS}${JSON.stringify(await countsOf(check?.run ?? noCheck))}`;
  await new Promise((resolve) => process.stdout.write(told, resolve));
  process.exit();
}
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const times: string[] = [];
for (const check of inOrder.filter(wanted)) {
  console.log(`\n— ${check.name}`);
  await timed(check.name, () => countsOf(check.run));
}
const waiting = [...inVsCode];
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { name } = check;
      await timed(name, () => inProcess(name));
    }
  }),
);
console.log(`\n${times.join('\n')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || times.length === 0 ? 1 : 0;

/** Adds what a check counted, and how long it took, to the whole. */
async function timed(name: string, run: () => Promise<Counts>): Promise<void> {
  const start = performance.now();
  const { passed, failed, skipped } = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  times.push(`${name}: ${passed} passed, ${failed} failed, ${seconds} s`);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

/** What a check counts; one that throws has failed. */
async function countsOf(run: Check['run']): Promise<Counts> {
  try {
    return await run();
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Runs a check in a process of its own, and prints all that it says once it has ended. */
async function inProcess(name: string): Promise<Counts> {
  const args = [...process.execArgv, import.meta.filename, name, '--counts', ...options];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await new Promise((resolve) => child.once('close', resolve));
  const [said = '', counts] = output.split(COUNTS);
  console.log(`\n— ${name}\n${said.trimEnd()}`);
  return counts ? JSON.parse(counts) : { passed: 0, failed: 1, skipped: 0 };
}

function noCheck(): Counts {
  throw new Error(`There is no check called ${only.join(' ')}.`);
}
