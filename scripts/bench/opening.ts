import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../vscode/paths.ts';
import { openWorkbench } from '../vscode/workbench.ts';
import { taskDefinition } from './documents.ts';
import type { Row } from './row.ts';

const FILES = 2000;
const TASK_DEFINITIONS = 20;

const RUNS = 3;

/** What belongs to the extension. */
const PARTS = [
  'dist',
  'images',
  'l10n',
  'syntaxes',
  'package.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
];

/** Milliseconds after which nothing more comes of opening a file. */
const QUIET = 3000;

/** A file of JSON that does not concern Stowage. */
const OTHER = 'records.json';

/** What it costs to open a folder with many JSON files, few of them ours, in the real VS Code. */
export async function benchOpening(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'stowage-opening-'));
  const extension = mkdtempSync(join(tmpdir(), 'stowage-extension-'));
  try {
    writeFolder(folder);
    copyExtension(extension);
    const runs: { activation: number; server: boolean }[] = [];
    for (let i = 0; i < RUNS; i++) runs.push(await open(folder, extension));
    const times = runs.map(({ activation }) => activation).sort((a, b) => a - b);
    const middle = times[RUNS >> 1] ?? 0;
    const silent = runs.every(({ server }) => !server);
    const what = silent ? 'no server started' : 'THE SERVER WAS STARTED';
    return [
      {
        what: `a folder of ${FILES} JSON files and one of them opened, ${what}`,
        ours: middle,
        peer: '',
        peers: undefined,
        goal: '≤ 50 ms of CPU time',
        reached: middle <= 50 && silent,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(extension, { recursive: true, force: true });
  }
}

function writeFolder(folder: string): void {
  writeFileSync(join(folder, OTHER), '{ "records": [] }');
  for (let i = 1; i < FILES; i++) {
    const ours = i <= TASK_DEFINITIONS;
    const below = join(folder, `part-${i % 40}`);
    mkdirSync(below, { recursive: true });
    const name = ours ? `app-${i}.task-definition.json` : `data-${i}.json`;
    const text = ours ? taskDefinition(100) : JSON.stringify({ id: i, name: `record ${i}` });
    writeFileSync(join(below, name), text);
  }
}

/** A copy of the built extension whose entry point notes what it costs. */
function copyExtension(to: string): void {
  for (const name of PARTS) cpSync(join(root, name), join(to, name), { recursive: true });
  renameSync(join(to, 'dist/client.js'), join(to, 'dist/real-client.js'));
  cpSync(join(import.meta.dirname, 'opening-client.cjs'), join(to, 'dist/client.js'));
}

/** Opens the folder and the file. */
async function open(
  folder: string,
  extension: string,
): Promise<{ activation: number; server: boolean }> {
  const notes = join(extension, 'dist/notes.txt');
  rmSync(notes, { force: true });
  const { page, openFile, close } = await openWorkbench({
    folder,
    extensionDevelopmentPath: extension,
  });
  try {
    await openFile(OTHER);
    await page.waitForTimeout(QUIET);
    const parts = readFileSync(notes, 'utf8').trim().split('\n').map(Number);
    return {
      activation: parts.reduce((sum, part) => sum + part, 0),
      server: serverRuns(join(extension, 'dist/server.js')),
    };
  } finally {
    await close();
  }
}

/** Whether a process runs the server. Told on Linux alone. */
function serverRuns(script: string): boolean {
  if (process.platform !== 'linux') return false;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      try {
        return readFileSync(join('/proc', pid, 'cmdline'), 'utf8').includes(script);
      } catch {
        return false;
      }
    });
}
