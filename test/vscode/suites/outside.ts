import * as vscode from 'vscode';
import { ask, untilSome } from '../asking.ts';
import { check } from '../check.ts';
import { closeAll, eventually, example, findings, open, stowage } from '../helpers.ts';

const TASK =
  '{"family": "a", "containerDefinitions": [{"name": "a", "image": "a:1", "memory": 9}]}';

const planOf = (path: string) =>
  JSON.stringify({
    containerInstances: [{ instanceType: 'm5.large', count: 1 }],
    services: [{ serviceName: 'a', taskDefinition: path, desiredCount: 1 }],
  });

describe('Files that a plan names', () => {
  const plan = () => example('outside.stowage.json');
  before(async () => {
    await open(example('shop.stowage.json'));
    await (await stowage()).ready;
  });
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(plan()).then(undefined, () => {});
  });

  /** Writes a plan that names the file, and opens it. */
  async function write(path: string): Promise<void> {
    await vscode.workspace.fs.writeFile(plan(), new TextEncoder().encode(planOf(path)));
    await open(plan());
  }

  /** What is said about the file. */
  async function told(path: string): Promise<string> {
    await write(path);
    return eventually('a finding', () =>
      findings(plan())
        .map(({ message }) => message)
        .find((message) => message.includes(path)),
    );
  }

  it('are read outside the workspace folders only where the user trusts them', async () => {
    const name = `stowage-outside-${Date.now()}.json`;
    const outside = vscode.Uri.joinPath(example('x'), '..', '..', name);
    await vscode.workspace.fs.writeFile(outside, new TextEncoder().encode(TASK));
    try {
      if (vscode.workspace.isTrusted) {
        await write(`../${name}`);
        await untilSome('the lens of a service that is placed', async () => {
          const lenses = await ask<vscode.CodeLens[]>('executeCodeLensProvider', plan(), 10);
          return lenses.filter(({ command }) => command?.title.includes('1 of 1 placed'));
        });
      } else {
        const message = await told(`../${name}`);
        check(message.includes('not read in Restricted Mode'), message);
      }
    } finally {
      await vscode.workspace.fs.delete(outside);
    }
  });

  it('are regular files, and no devices', async () => {
    const message = await told('/dev/zero');
    const wanted = vscode.workspace.isTrusted ? 'is not a regular file' : 'Restricted Mode';
    check(message.includes(wanted), message);
  });
});
