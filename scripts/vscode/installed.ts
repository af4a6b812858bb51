import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.ts';
import { packageExtension, packageFile } from '../package.ts';
import { installVsCode } from './install.ts';
import { root } from './paths.ts';
import type { Counts } from './suites.ts';
import { openWorkbench } from './workbench.ts';

/** Packs what is built, builds and packs again, and compares: the same commit gives the same bytes. */
export async function packTwice(): Promise<Counts> {
  const first = readFileSync(packageExtension());
  await build();
  if (first.equals(readFileSync(packageExtension()))) return { passed: 1, failed: 0, skipped: 0 };
  console.error('Two builds of the same commit give packages that differ.');
  return { passed: 0, failed: 1, skipped: 0 };
}

/**
 * Installs the package in the VS Code that npm brings and uses it there: what people get from the
 * Marketplace, not the folder that we develop in.
 */
export async function runInstalled(): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const check = async (what: string, run: () => Promise<unknown>) => {
    try {
      await run();
      counts.passed++;
      console.log(`  ✓ ${what}`);
    } catch (error) {
      counts.failed++;
      console.log(`  ✗ ${what}\n${error instanceof Error ? error.stack : error}`);
    }
  };
  const folder = mkdtempSync(join(tmpdir(), 'stowage-installed-'));
  const extensionsDir = join(folder, 'extensions');
  const examples = join(folder, 'examples');
  cpSync(join(root, 'examples'), examples, { recursive: true });
  try {
    await check('the package installs', async () => {
      const args = ['--install-extension', packageFile, '--extensions-dir', extensionsDir];
      const done = spawnSync(process.execPath, [installVsCode(), ...args], { encoding: 'utf8' });
      if (done.status !== 0) throw new Error(`${done.stdout}${done.stderr}`);
    });
    const workbench = await openWorkbench({ folder: examples }, { trusted: true, extensionsDir });
    try {
      await check('it finds the mistakes of the example', async () => {
        await workbench.openFile('mistakes.task-definition.json');
        await workbench.page.locator('.squiggly-error').first().waitFor();
      });
      await check('it previews the plan of the example', async () => {
        await workbench.openFile('shop.stowage.json');
        await workbench.command('Stowage: Preview Placement');
        const text = await (await workbench.panel()).locator('main').innerText();
        if (!/\d+ of \d+ tasks placed/.test(text)) throw new Error(text.slice(0, 500));
      });
    } finally {
      await workbench.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return counts;
}
