import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.ts';
import { workbenchAddress } from './vscode/address.ts';
import { root } from './vscode/paths.ts';
import { startServer } from './vscode/server.ts';

/*
 * Builds the extension and opens VS Code with it and the examples: the desktop VS Code that is on
 * PATH, else the one that npm brings, in a browser.
 */

const windows = process.platform === 'win32';
const examples = join(root, 'examples');

await build({ dev: true });
if (hasDesktop()) openDesktop();
else await serve();

function hasDesktop(): boolean {
  return spawnSync('code', ['--version'], { shell: windows, stdio: 'ignore' }).status === 0;
}

function openDesktop(): void {
  const args = [
    '--new-window',
    `--extensionDevelopmentPath=${root}`,
    examples,
    '--goto',
    join(examples, 'shop.stowage.json'),
  ].map((arg) => (windows ? `"${arg}"` : arg));
  spawn('code', args, { shell: windows, stdio: 'inherit' });
  console.log('VS Code opens with Stowage and the examples.');
}

async function serve(): Promise<void> {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stopped.abort());
  }
  const server = await startServer({ trusted: true });
  const address = workbenchAddress(server, {
    folder: examples,
    extensionDevelopmentPath: root,
    openFile: join(examples, 'shop.stowage.json'),
  });
  console.log(`
VS Code with Stowage and the examples is served at

  ${address}

Open it in a browser. Ctrl-C ends it.`);
  if (!stopped.signal.aborted) {
    await new Promise((resolve) => stopped.signal.addEventListener('abort', resolve));
  }
  await server.stop();
  console.log('\nEnded.');
}
