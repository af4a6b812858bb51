import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installVsCode } from './install.ts';
import { endGroup, killGroup, spawnGroup } from './processes.ts';

export interface ServerOptions {
  /** Whether every folder is trusted without a question; false means Restricted Mode. */
  trusted: boolean;
  /** User settings beyond the quiet defaults. */
  settings?: Record<string, unknown>;
  /** A folder that extensions are installed in. */
  extensionsDir?: string;
}

export interface VsCodeServer {
  /** `127.0.0.1:PORT` */
  readonly authority: string;
  /** What the server has printed so far, for messages about failures. */
  output(): string;
  /** Ends the server and everything it started, and removes its data. */
  stop(): Promise<void>;
}

/** What nobody wants to see on opening: welcome pages, recommendations, prompts, telemetry. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.untrustedFiles': 'open',
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'files.autoSave': 'off',
};

/** Starts the VS Code that npm brings on a free port of this machine alone. */
export async function startServer(options: ServerOptions): Promise<VsCodeServer> {
  const entry = installVsCode();
  const data = mkdtempSync(join(tmpdir(), 'stowage-vscode-'));
  const user = join(data, 'data', 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(
    join(user, 'settings.json'),
    JSON.stringify({ ...quietSettings, ...options.settings }),
  );
  const args = [
    entry,
    '--host=127.0.0.1',
    '--port=0',
    '--without-connection-token',
    '--accept-server-license-terms',
    `--server-data-dir=${data}`,
    `--extensions-dir=${options.extensionsDir ?? join(data, 'extensions')}`,
    '--disable-telemetry',
    // Without this a built VS Code ignores the development and test extensions of an address.
    '--enable-smoke-test-driver',
    ...(options.trusted ? ['--disable-workspace-trust'] : []),
  ];
  const child = spawnGroup(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const onExit = () => killGroup(child);
  process.once('exit', onExit);

  let text = '';
  const port = await new Promise<number>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-20_000);
      const match = /Extension host agent listening on (\d+)/.exec(text);
      if (match) resolve(Number(match[1]));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`VS Code's server ended with status ${code}:\n${text}`)),
    );
  });

  return {
    authority: `127.0.0.1:${port}`,
    output: () => text,
    async stop() {
      process.off('exit', onExit);
      await endGroup(child);
      rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
