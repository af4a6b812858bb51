import * as vscode from 'vscode';
import { ask, at, openText, untilSome } from '../asking.ts';
import { check, checkEqual } from '../check.ts';
import { closeAll, eventually, example, findings, open, stowage } from '../helpers.ts';

const FARGATE = `{
  "family": "shop",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "256",
  "memory": "512",
  "containerDefinitions": [{ "name": "shop", "image": "public.ecr.aws/nginx/nginx-unprivileged:1.27" }]
}
`;

describe('Assistance', () => {
  before(async () => {
    await open(example('web.task-definition.json'));
    await (await stowage()).ready;
  });
  afterEach(closeAll);

  it('makes a plan for a Fargate task that has no findings', async () => {
    const task = await write('shop.task-definition.json', FARGATE);
    const plan = example('shop-2.stowage.json');
    try {
      await choose(await open(task), /^Create a plan/);
      const made = await eventually('the plan', () => {
        const document = vscode.window.activeTextEditor?.document;
        return document?.fileName.endsWith('.stowage.json') && document;
      });
      const { containerInstances, services } = JSON.parse(made.getText());
      checkEqual([containerInstances, services[0].launchType], [undefined, 'FARGATE']);
      await untilSome('the lens of the service', async () => {
        const lenses = await ask<vscode.CodeLens[]>('executeCodeLensProvider', made.uri, 10);
        return lenses.filter(({ command }) => command?.title.includes('FARGATE'));
      });
      checkEqual(
        findings(made.uri).map(({ message }) => message),
        [],
      );
    } finally {
      await closeAll();
      await remove(task, plan);
    }
  });

  it('begins a document under a name of its own, with placeholders that are reported', async () => {
    await vscode.commands.executeCommand('stowage.newDocument', 'fargate');
    const editor = vscode.window.activeTextEditor;
    check(editor, 'no editor');
    const { document } = editor;
    checkEqual(document.uri.path.split('/').at(-1), 'web-2.task-definition.json');
    checkEqual(editor.options.tabSize, 2);
    // The examples name one account and one Region.
    const text = document.getText();
    check(!text.includes('<ACCOUNT_ID>') && text.includes('eu-west-1'), text);
    await vscode.commands.executeCommand('stowage.newDocument', 'service');
    const service = vscode.window.activeTextEditor?.document;
    check(service, 'no service');
    check(service.getText().includes('<SUBNET_ID>'), service.getText());
    const found = await eventually('the placeholder', () => {
      const all = findings(service.uri).map(({ message }) => message);
      return all.length > 0 && all;
    });
    check(
      found.some((each) => each.includes('<SUBNET_ID>')),
      found.join(),
    );
  });

  it('tells above a service what it runs', async () => {
    const document = await open(example('api.service.json'));
    const titles = await untilSome('lenses', async () => {
      const lenses = await ask<vscode.CodeLens[]>('executeCodeLensProvider', document.uri, 10);
      return lenses.map(({ command }) => command?.title ?? '').filter((each) => each !== '');
    });
    check(titles.includes('Runs api.task-definition.json'), titles.join(' | '));
  });

  it('leaves all but findings on where lint is switched off', async () => {
    const settings = vscode.workspace.getConfiguration('stowage');
    await settings.update('lint.enable', false, vscode.ConfigurationTarget.Global);
    try {
      const document = await open(example('web.task-definition.json'));
      await eventually('no findings', () => findings(document.uri).length === 0);
      const range = new vscode.Range(1, 4, 1, 4);
      const actions = await untilSome('refactorings', () =>
        ask<vscode.CodeAction[]>('executeCodeActionProvider', document.uri, range, 'refactor'),
      );
      check(
        actions.some(({ title }) => title.includes('ready for Fargate')),
        'no refactoring',
      );
    } finally {
      await settings.update('lint.enable', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('writes into a report versions and the kind of the document, not its text', async () => {
    await openText('secret.task-definition.json', FARGATE.replace('"shop"', '"top-secret"'));
    const report = await (await stowage()).report();
    check(report.includes(`VS Code ${vscode.version}`), report);
    check(/Stowage.* \d+\.\d+\.\d+/.test(report), report);
    check(report.includes('taskDefinition'), report);
    check(!/top-secret|nginx|secret\.task/.test(report), report);
  });

  it('has a walkthrough whose buttons are commands', async () => {
    const manifest = vscode.extensions.getExtension('stowage.stowage')?.packageJSON;
    const [walkthrough] = manifest.contributes.walkthroughs;
    const known = new Set(await vscode.commands.getCommands());
    const text: string = walkthrough.steps
      .map(({ description }: { description: string }) => description)
      .join('\n');
    const named = [...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, command = '']) => command);
    checkEqual(
      named.filter((command) => !known.has(command)),
      [],
    );
    check(named.length > 4, text);
    await vscode.commands.executeCommand('stowage.openExample');
    const document = vscode.window.activeTextEditor?.document;
    check(document, 'no example');
    await eventually('its three mistakes', () => findings(document.uri).length === 3);
  });

  it('completes the rules in the settings, with their titles', async () => {
    if (!vscode.workspace.workspaceFolders?.[0]) return;
    const uri = await write('.vscode/settings.json', '{ "stowage.lint.rules": {  } }');
    try {
      const document = await open(uri);
      const position = at(document, '{  }', 2);
      const items = await untilSome('rules', async () => {
        const { items: all } = await ask<vscode.CompletionList>(
          'executeCompletionItemProvider',
          document.uri,
          position,
          undefined,
          500,
        );
        return all.filter(({ label }) =>
          /fargate-gpu/.test(typeof label === 'string' ? label : label.label),
        );
      });
      const { documentation } = items[0] ?? {};
      const text = typeof documentation === 'string' ? documentation : documentation?.value;
      check(text?.includes('GPUs'), JSON.stringify(items[0]));
    } finally {
      await closeAll();
      await remove(uri);
    }
  });
});

/** Writes a file of the opened folder. */
async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = example(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

async function remove(...uris: readonly vscode.Uri[]): Promise<void> {
  for (const uri of uris) await vscode.workspace.fs.delete(uri).then(undefined, () => {});
}

/** Chooses the refactoring of this title at the beginning of the document. */
async function choose(document: vscode.TextDocument, title: RegExp): Promise<void> {
  const range = new vscode.Range(1, 4, 1, 4);
  const actions = await untilSome('refactorings', () =>
    ask<vscode.CodeAction[]>('executeCodeActionProvider', document.uri, range, 'refactor', 10),
  );
  const action = actions.find((each) => title.test(each.title));
  check(action?.edit && action.command, actions.map((each) => each.title).join(' | '));
  check(await vscode.workspace.applyEdit(action.edit), 'the edit was refused');
  const { command, arguments: args = [] } = action.command;
  await vscode.commands.executeCommand(command, ...args);
}
