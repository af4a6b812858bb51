import { benchBlocking } from './bench/blocking.ts';
import { benchEditing } from './bench/editing.ts';
import { benchLint } from './bench/lint.ts';
import { benchNotations } from './bench/notations.ts';
import { benchOpening } from './bench/opening.ts';
import { benchPanel } from './bench/panel.ts';
import { benchPlacement } from './bench/placement.ts';
import type { Row } from './bench/row.ts';
import { benchScaling } from './bench/scaling.ts';
import { benchServer } from './bench/server.ts';
import { benchSimulationRows } from './bench/simulation.ts';
import { benchTerraform } from './bench/terraform.ts';
import { build } from './build.ts';

/** Every benchmark in one run, as ratios against peers where there are any; a table at the end. */
const suites: [name: string, run: () => Promise<Row[]>][] = [
  ['lint', benchLint],
  ['notations', async () => [...(await benchNotations()), ...(await benchTerraform())]],
  ['editing', benchEditing],
  ['blocking', benchBlocking],
  ['opening', benchOpening],
  ['server', benchServer],
  ['placement', benchPlacement],
  ['simulation', benchSimulationRows],
  ['scaling', benchScaling],
  ['panel', benchPanel],
];

const wanted = process.argv.slice(2);
await build({});
const rows: Row[] = [];
for (const [name, run] of suites) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`${name} …`);
  rows.push(...(await run()));
}
const cells = rows.map((row) => [
  row.what,
  row.ours > 0 ? milliseconds(row.ours) : '–',
  row.peer || '–',
  row.peers === undefined ? '–' : milliseconds(row.peers),
  row.peers === undefined ? '–' : (row.ours / row.peers).toFixed(row.ours < row.peers / 10 ? 4 : 2),
  row.goal,
  row.reached ? 'reached' : 'MISSED',
]);
const head = ['what', 'ours', 'peer', 'peer takes', 'ratio', 'goal', ''];
const widths = head.map((title, column) =>
  Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
);
for (const row of [head, ...cells]) {
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}
