import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './vscode/browser.ts';
import { root } from './vscode/paths.ts';

/*
 * Clones the last commit into an empty folder and shows that one command is enough there: with
 * `--test` npm test first, then npm start, whose page is loaded in a browser, where the example
 * plan is previewed; after Ctrl-C no process is left. Linux only: it looks into /proc.
 */

const clone = mkdtempSync(join(tmpdir(), 'stowage-clone-'));
run('git', ['clone', '--quiet', root, clone]);
if (process.argv.includes('--test')) run('npm', ['test']);
const address = await startAndPreview();
console.log(`npm start served ${address}, previewed the example plan, and left no process.`);
rmSync(clone, { recursive: true, force: true });

function run(file: string, args: string[]): void {
  if (spawnSync(file, args, { cwd: clone, stdio: 'inherit' }).status === 0) return;
  throw new Error(`${file} ${args.join(' ')} failed in ${clone}.`);
}

async function startAndPreview(): Promise<string> {
  const child = spawn('npm', ['start'], { cwd: clone, detached: true });
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stderr.on('data', (chunk) => process.stderr.write(chunk));
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+\S+/.exec(output);
      if (found) resolve(found[0]);
    });
    child.once('exit', () => reject(new Error(`npm start ended:\n${output}`)));
  });
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator('.editor-actions [aria-label^="Preview Placement"]').first().click();
  const panel = page.frameLocator('iframe.webview').frameLocator('iframe');
  await panel
    .getByText(/\d+ of \d+ tasks placed/)
    .first()
    .waitFor();
  await browser.close();
  // As a terminal does on Ctrl-C: the signal goes to the whole foreground group.
  if (child.pid === undefined) throw new Error('npm start has no process.');
  process.kill(-child.pid, 'SIGINT');
  await once(child, 'exit');
  const left = processesOf(clone);
  if (left.length > 0) throw new Error(`Still running after Ctrl-C:\n${left.join('\n')}`);
  return address;
}

/** The command lines of running processes that name a folder. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      try {
        return [readFileSync(join('/proc', name, 'cmdline'), 'utf8').replaceAll('\0', ' ')];
      } catch {
        return []; // It has just ended.
      }
    })
    .filter((line) => line.includes(folder));
}
