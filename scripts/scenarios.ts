import { readFileSync } from 'node:fs';
import { runScenarios } from './scenarios/run.ts';

/** Runs the blocks of a scenario file: one line each, then how many are as expected. */
function main([file, ...more]: readonly string[]): number {
  if (file === undefined || more.length > 0) {
    process.stderr.write('usage: npm run -s scenarios -- FILE\n');
    return 2;
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  const verdicts = runScenarios(text);
  for (const { id, failed } of verdicts) {
    process.stdout.write(failed === undefined ? `${id} ok\n` : `${id} failed: ${failed}\n`);
  }
  const passed = verdicts.filter(({ failed }) => failed === undefined).length;
  process.stdout.write(`${passed} of ${verdicts.length} as expected\n`);
  return passed === verdicts.length && verdicts.length > 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
