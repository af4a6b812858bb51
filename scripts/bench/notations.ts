import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completeAt } from '../../core/assist/completion/complete.ts';
import { hoverAt } from '../../core/assist/hover.ts';
import { sceneOf } from '../../core/assist/scene.ts';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { root } from '../vscode/paths.ts';
import { median, type Row } from './row.ts';

const NAME = 'file:///template.yaml';
const EXAMPLE = readFileSync(join(root, 'examples/cloudformation.yaml'), 'utf8');

/** Files of a workspace, and those of them that are templates of ours. */
const FILES = 10_000;
const OURS = 40;

/** The example with as many copies of its definitions as a text of this many lines has. */
function template(lines: number): string {
  const from = EXAMPLE.indexOf('  CheckoutTask:');
  const to = EXAMPLE.indexOf('  ExecutionRole:');
  const block = EXAMPLE.slice(from, to);
  const copies = Math.ceil((lines - EXAMPLE.split('\n').length) / block.split('\n').length);
  const more = Array.from({ length: Math.max(0, copies) }, (_, index) =>
    block.replaceAll('Checkout', `Checkout${index}`),
  );
  return EXAMPLE.slice(0, from) + more.join('') + EXAMPLE.slice(from);
}

/** Templates: from the text to the findings, while typing, and in a large workspace. */
export async function benchNotations(): Promise<Row[]> {
  const text = template(1000);
  const lines = text.split('\n').length;
  const scene = sceneOf(readDocument(text, NAME), NAME);
  if (!scene) throw new Error('The example is no template.');
  const typed = text.replace('NetworkMode: awsvpc', 'NetworkMod');
  const at = text.indexOf('NetworkMode: awsvpc') + 4;
  const once = (what: string, ours: number, most: number): Row => {
    return { what, ours, peer: '', peers: undefined, goal: `≤ ${most} ms`, reached: ours <= most };
  };
  const judge = (each: string) => lint(readDocument(each, NAME), NAME);
  return [
    once(
      `read and lint CloudFormation, for 1,000 lines of ${lines}`,
      ((await median(() => judge(text), 51, 20)) / lines) * 1000,
      15,
    ),
    once(
      'the same with half a key in it',
      ((await median(() => judge(typed), 31, 10)) / lines) * 1000,
      30,
    ),
    once('completion in it', await median(() => completeAt(scene, at), 101, 50), 5),
    once('hover in it', await median(() => hoverAt(scene, at), 101, 50), 5),
    once(`stowage lint . over ${FILES} files`, workspace(), 3000),
  ];
}

/** Milliseconds of the command line in a folder of files of which few are ours. */
function workspace(): number {
  const folder = mkdtempSync(join(tmpdir(), 'stowage-bench-'));
  const other = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports: []\n';
  for (let index = 0; index < FILES; index++) {
    const within = join(folder, `part-${index % 100}`);
    mkdirSync(within, { recursive: true });
    const ours = index % (FILES / OURS) === 0;
    writeFileSync(join(within, `${index}.yaml`), ours ? EXAMPLE : other);
  }
  const start = performance.now();
  const { stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist/cli.js'), 'lint', '.', '--format', 'json'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  const took = performance.now() - start;
  rmSync(folder, { recursive: true });
  if (stderr.trim() !== '') throw new Error(stderr);
  return took;
}
