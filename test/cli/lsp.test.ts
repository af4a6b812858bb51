import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { ENDINGS } from '../../core/notations/forms.ts';
import { root } from '../house/imports.ts';

/** The command line as people install it: one file, in a process of its own. */
let folder: string;
let cli: string;
let work: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-lsp-'));
  cli = join(folder, 'cli.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['cli/main.ts'],
    outfile: cli,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const TASK =
  '{"family": "web", "networkMode": "host", "containerDefinitions": [{"name": "web", "image": "a:1", "memory": 64}]}';
const SERVICE =
  '{"serviceName": "web", "taskDefinition": "web", "desiredCount": 1, "loadBalancers": [{"targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/a/0123456789abcdef", "containerName": "wob", "containerPort": 80}]}';

/** An editor that knows the protocol and nothing of Stowage. */
class Editor {
  readonly connection: ProtocolConnection;
  readonly exited: Promise<number | null>;
  private readonly pushed = new Map<string, Diagnostic[]>();
  private readonly waiting: (() => void)[] = [];

  constructor() {
    const child = spawn(process.execPath, [cli, 'lsp', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.exited = new Promise((resolve) => child.once('exit', resolve));
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      this.pushed.set(uri, diagnostics);
      for (const wake of this.waiting.splice(0)) wake();
    });
    this.connection.listen();
  }

  async start(options: object = {}, more: object = {}): Promise<void> {
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uriOf('.'),
      capabilities: {},
      initializationOptions: options,
      ...more,
    });
    await this.connection.sendNotification('initialized', {});
  }

  async open(name: string, text: string): Promise<void> {
    const textDocument = { uri: uriOf(name), languageId: 'json', version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Waits until the rules found in a file are such. */
  async until(name: string, fits: (rules: readonly unknown[]) => boolean): Promise<unknown[]> {
    for (;;) {
      const rules = this.pushed.get(uriOf(name))?.map(({ code }) => code);
      if (rules && fits(rules)) return rules;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
  }
}

const uriOf = (name: string) => pathToFileURL(join(work, name)).toString();
const write = (name: string, text: string) => writeFileSync(join(work, name), text);

describe('stowage lsp --stdio, for an editor that knows nothing of Stowage', () => {
  let editor: Editor;
  beforeEach(() => {
    work = mkdtempSync(join(folder, 'work-'));
    editor = new Editor();
  });
  afterEach(async () => {
    await editor.stop();
    expect(await editor.exited).toBe(0);
  });

  const wrongContainer = (rules: readonly unknown[]) =>
    rules.includes('service-load-balancer-container');

  test('judges a service with the task definition of another file', async () => {
    write('web.task-definition.json', TASK);
    await editor.start();
    await editor.open('service.json', SERVICE);
    expect(await editor.until('service.json', (rules) => rules.length > 0)).toSatisfy(
      wrongContainer,
    );
  });

  test('sees what was saved, where the editor watches no files', async () => {
    const ports = '"name": "wob", "portMappings": [{"containerPort": 80}]';
    write('web.task-definition.json', TASK.replace('"name": "web"', ports));
    await editor.start();
    await editor.open('service.json', SERVICE);
    await editor.until('service.json', (rules) => !wrongContainer(rules));
    write('web.task-definition.json', TASK);
    const textDocument = { uri: uriOf('service.json') };
    await editor.connection.sendNotification('textDocument/didSave', { textDocument });
    await editor.until('service.json', wrongContainer);
  });

  test('asks an editor that can watch files to do so', async () => {
    const asked = new Promise<string[]>((resolve) => {
      editor.connection.onRequest('client/registerCapability', ({ registrations }) => {
        const own = registrations.find(
          ({ method }: { method: string }) => method === 'workspace/didChangeWatchedFiles',
        );
        if (own)
          resolve(
            own.registerOptions.watchers.map((each: { globPattern: string }) => each.globPattern),
          );
      });
    });
    const workspace = { didChangeWatchedFiles: { dynamicRegistration: true } };
    await editor.start({}, { capabilities: { workspace } });
    const patterns = await asked;
    // Every ending that a definition may have is watched.
    for (const ending of ENDINGS)
      expect(patterns.join(' ')).toMatch(new RegExp(`[{,]${ending}[,}]`));
  });

  test('lives on with an editor that refuses to watch files, and reads them on save', async () => {
    editor.connection.onRequest('client/registerCapability', () => {
      throw new Error('no such pattern');
    });
    const workspace = { didChangeWatchedFiles: { dynamicRegistration: true } };
    await editor.start({}, { capabilities: { workspace } });
    await editor.open('service.json', SERVICE);
    await editor.until('service.json', (rules) => !wrongContainer(rules));
    write('web.task-definition.json', TASK);
    const textDocument = { uri: uriOf('service.json') };
    await editor.connection.sendNotification('textDocument/didSave', { textDocument });
    await editor.until('service.json', wrongContainer);
  });

  test('reads no file outside of the folders, also where a link leads out', async () => {
    mkdirSync(join(folder, 'outside'), { recursive: true });
    writeFileSync(join(folder, 'outside', 'web.task-definition.json'), TASK);
    symlinkSync(join(folder, 'outside', 'web.task-definition.json'), join(work, 'link.json'));
    await editor.start();
    for (const path of ['../outside/web.task-definition.json', './link.json']) {
      const plan = {
        containerInstances: [{ instanceType: 'm5.large', count: 1 }],
        services: [{ serviceName: 'a', desiredCount: 1, taskDefinition: path }],
      };
      await editor.open('p.stowage.json', JSON.stringify(plan));
      const rules = await editor.until('p.stowage.json', (found) => found.length > 0);
      expect(rules).toContain('plan-unreadable-file');
      const textDocument = { uri: uriOf('p.stowage.json') };
      await editor.connection.sendNotification('textDocument/didClose', { textDocument });
    }
  });

  test('takes settings with initialize, and when they change', async () => {
    write('.stowagerc.json', '{"extends": "recommended"}');
    await editor.start({ settings: { stowage: { lint: { preset: 'all' } } } });
    await editor.open('web.json', TASK.replace('"memory": 64', '"memory": 64, "links": null'));
    await editor.until('web.json', (rules) => rules.includes('schema-null-value'));
    await editor.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { stowage: { lint: { rules: { 'schema-null-value': 'off' } } } },
    });
    await editor.until('web.json', (rules) => !rules.includes('schema-null-value'));
  });

  test('completes values', async () => {
    await editor.start();
    await editor.open('web.json', TASK.replace('"host"', '""'));
    const position = { line: 0, character: TASK.indexOf('"host"') + 1 };
    const items = await editor.connection.sendRequest<{ label: string }[]>(
      'textDocument/completion',
      { textDocument: { uri: uriOf('web.json') }, position },
    );
    expect(items.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['awsvpc', 'bridge', 'host', 'none']),
    );
  });
});
