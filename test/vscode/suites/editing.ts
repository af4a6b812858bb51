import * as vscode from 'vscode';
import { ask, at, openText, titles, untilSome } from '../asking.ts';
import { check, checkEqual } from '../check.ts';
import { closeAll, eventually, example, findings, open, replace, stowage } from '../helpers.ts';

const WEB = 'web.task-definition.json';
const PLAN = 'shop.stowage.json';

describe('Editing', () => {
  before(async () => {
    await open(example(WEB));
    await (await stowage()).ready;
  });
  afterEach(closeAll);

  it('offers keys and values once each, beside what VS Code knows of JSON', async () => {
    const document = await openText(
      'new.task-definition.json',
      '{"family": "a", "requiresCompatibilities": ["FARGATE"], "cpu": "512", "memory": "", "containerDefinitions": [{"name": "a", "image": "a:1"}, {}]}',
    );
    const keys = await complete(document, '{}', 1);
    checkEqual(twice(keys), []);
    check(keys.includes('image') && keys.includes('healthCheck'), keys.join(', '));
    const values = await complete(document, '"memory": "', '"memory": "'.length);
    checkEqual(values, ['1024', '2048', '3072', '4096']);
  });

  it('tells on hover what a value amounts to, once', async () => {
    const document = await open(example(WEB));
    const hovers = await untilSome('a hover', () =>
      ask<vscode.Hover[]>('executeHoverProvider', document.uri, at(document, '"cpu": 256', 8)),
    );
    // VS Code's own has nothing to say and is not shown.
    const told = hovers.map(textOf).filter((text) => text !== '');
    checkEqual(told.length, 1);
    check(told[0]?.includes('0.25 vCPU'), told.join());
  });

  it('shows hints, each with a setting', async () => {
    const document = await open(example(WEB));
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = async () => {
      const found = await ask<vscode.InlayHint[]>('executeInlayHintProvider', document.uri, whole);
      return found.map(({ label }) => String(label));
    };
    checkEqual(await untilSome('hints', hints), ['0.25 vCPU', '1 GiB', 'dynamic host port']);
    const settings = vscode.workspace.getConfiguration('stowage.hints');
    await settings.update('units', false, vscode.ConfigurationTarget.Global);
    try {
      await untilSome('fewer hints', async () =>
        (await hints()).join() === 'dynamic host port' ? ['fewer'] : [],
      );
    } finally {
      await settings.update('units', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('tells above a task definition where it can run and how many copies fit', async () => {
    const document = await open(example(WEB));
    const lenses = await untilSome('lenses', async () => {
      const found = await ask<vscode.CodeLens[]>('executeCodeLensProvider', document.uri, 100);
      const told = found.map(({ command }) => command?.title ?? '');
      return told.some((each) => each.includes('8 of 8 fit')) ? told : [];
    });
    check(
      lenses.some((each) => each.startsWith('Can run on EC2')),
      lenses.join(' | '),
    );
    check(
      lenses.some((each) => /^not on Fargate \(\d+ reasons?\)$/.test(each)),
      lenses.join(' | '),
    );
  });

  it('leads from a plan to the task definition, and back', async () => {
    const document = await open(example(PLAN));
    const links = await ask<vscode.DocumentLink[]>('executeLinkProvider', document.uri);
    check(
      links.some(({ target }) => target?.path.endsWith(`/${WEB}`)),
      'no link to the task definition',
    );
    const service = await open(example('api.service.json'));
    await replace(service.uri, '"./api.task-definition.json"', '"worker"');
    const place = at(service, '"worker"', 2);
    const definitions = await untilSome('the family', () =>
      ask<vscode.Location[]>('executeDefinitionProvider', service.uri, place),
    );
    check(
      definitions.some(({ uri }) => uri.path.endsWith('/worker.task-definition.json')),
      definitions.map(({ uri }) => uri.path).join(', '),
    );
  });

  it('finds, marks and renames a volume in its task definition', async () => {
    const document = await open(example(WEB));
    const place = at(document, '"sourceVolume": "tmp"', '"sourceVolume": "t'.length);
    const references = await untilSome('references', () =>
      ask<vscode.Location[]>('executeReferenceProvider', document.uri, place),
    );
    checkEqual(references.length, 2);
    const marks = await ask<vscode.DocumentHighlight[]>(
      'executeDocumentHighlights',
      document.uri,
      place,
    );
    checkEqual(marks.length, 2);
    const edit = await ask<vscode.WorkspaceEdit>(
      'executeDocumentRenameProvider',
      document.uri,
      place,
      'scratch',
    );
    check(await vscode.workspace.applyEdit(edit), 'the rename was refused');
    checkEqual(document.getText().match(/"scratch"/g)?.length, 2);
  });

  it('shows each thing once in the outline', async () => {
    const document = await open(example(WEB));
    const symbols = await untilSome('an outline', () =>
      ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', document.uri),
    );
    checkEqual(symbols.filter(({ name }) => name === 'executionRoleArn').length, 1);
    checkEqual(twice(symbols.map(({ name }) => name)), []);
  });

  it('has an outline of the task where the setting asks for it', async () => {
    const settings = vscode.workspace.getConfiguration('stowage');
    await settings.update('outline', true, vscode.ConfigurationTarget.Global);
    // VS Code keeps the outline of a text that it has asked for before.
    const text = (await open(example(WEB))).getText();
    const document = await openText('outline.task-definition.json', text);
    const symbols = await untilSome('an outline', async () => {
      const all = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', document.uri);
      return all.filter(({ name }) => name === 'web');
    });
    const names = symbols.flatMap((task) => [task.name, ...task.children.map(({ name }) => name)]);
    checkEqual(names, ['web', 'web', 'tmp', 'taskRoleArn', 'executionRoleArn']);
    await settings.update('outline', undefined, vscode.ConfigurationTarget.Global);
  });

  it('makes an EC2 task ready for Fargate', async () => {
    const document = await open(example(WEB));
    await act(document, 'Make this task definition ready for Fargate');
    const task = JSON.parse(document.getText());
    checkEqual([task.networkMode, task.cpu, task.memory], ['awsvpc', '256', '1024']);
  });

  it('creates a service definition beside the task definition, and opens it', async () => {
    const document = await open(example(WEB));
    await act(document, 'Create a service definition for this task definition');
    const service = example('web.service.json');
    try {
      const made = await eventually('the service in the active editor', () => {
        const { activeTextEditor } = vscode.window;
        return activeTextEditor?.document.uri.toString() === service.toString() && activeTextEditor;
      });
      checkEqual(JSON.parse(made.document.getText()).taskDefinition, 'web');
      // An editor that could not be opened has no document: no tab shows another scheme.
      checkEqual(titles().filter((title) => title === 'web.service.json').length, 1);
    } finally {
      await vscode.workspace.fs.delete(service).then(undefined, () => {});
    }
  });

  it('begins documents from templates', async () => {
    for (const [id, key] of [
      ['fargate', 'requiresCompatibilities'],
      ['plan', 'containerInstances'],
    ]) {
      await vscode.commands.executeCommand('stowage.newDocument', id);
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      check(text.includes(`"${key}"`), text);
    }
  });

  it('makes what the CLI printed registrable', async () => {
    const document = await openText(
      'printed.task-definition.json',
      '{"taskDefinition": {"family": "a", "revision": 3, "containerDefinitions": []}}',
    );
    await untilSome('findings', async () => findings(document.uri));
    await vscode.commands.executeCommand('stowage.makeRegistrable');
    await eventually('the task definition alone', () => !document.getText().includes('revision'));
    checkEqual(JSON.parse(document.getText()), { family: 'a', containerDefinitions: [] });
  });

  it('explains a task definition on a page', async () => {
    await open(example(WEB));
    await vscode.commands.executeCommand('stowage.explainTaskDefinition');
    await eventually('the page', () =>
      titles().some((title) => /^Explanation: web\.task-definition/.test(title)),
    );
  });

  it('shows the cheapest instances for a plan on a page', async () => {
    await open(example('shop.stowage.json'));
    await vscode.commands.executeCommand('stowage.findFleet');
    await eventually('the page', () =>
      titles().some((title) => /^(Preview|\[Preview\]).*shop\.stowage\.json\.fleet/.test(title)),
    );
  });

  it('takes a file for what someone chose, and asks no more', async () => {
    const document = await openText('deploy.json', '{ "family": "a b" }');
    checkEqual(findings(document.uri), []);
    await vscode.commands.executeCommand('stowage.changeKind', 'taskDefinition');
    await eventually('findings', () => findings(document.uri).length > 0);
    await vscode.commands.executeCommand('stowage.changeKind', 'none');
    await eventually('no findings', () => findings(document.uri).length === 0);
    await vscode.workspace
      .getConfiguration('stowage')
      .update('documents', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('judges what is not open, where the setting asks for it', async () => {
    // Not the example: documents that suites have opened stay open for a while, editors or not.
    const closed = example('closed.task-definition.json');
    const text = '{ "family": "a b", "containerDefinitions": [] }';
    await vscode.workspace.fs.writeFile(closed, new TextEncoder().encode(text));
    const settings = vscode.workspace.getConfiguration('stowage');
    await settings.update('lint.workspace', true, vscode.ConfigurationTarget.Global);
    try {
      await eventually('findings of a file that is not open', () => findings(closed).length > 0);
    } finally {
      await settings.update('lint.workspace', undefined, vscode.ConfigurationTarget.Global);
    }
    await eventually('no findings', () => findings(closed).length === 0);
    await vscode.workspace.fs.delete(closed);
  });
});

async function complete(document: vscode.TextDocument, text: string, offset: number) {
  const start = document.getText().indexOf(text) + offset;
  return untilSome('completions', () => completeAt(document, start));
}

async function completeAt(document: vscode.TextDocument, offset: number): Promise<string[]> {
  const { items } = await ask<vscode.CompletionList>(
    'executeCompletionItemProvider',
    document.uri,
    document.positionAt(offset),
  );
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

function twice(labels: readonly string[]): string[] {
  return labels.filter((label, index) => labels.indexOf(label) !== index);
}

/** Chooses the refactoring of this title at the beginning of the document. */
async function act(document: vscode.TextDocument, title: string): Promise<void> {
  const actions = await untilSome('refactorings', () =>
    ask<vscode.CodeAction[]>(
      'executeCodeActionProvider',
      document.uri,
      new vscode.Range(1, 4, 1, 4),
      vscode.CodeActionKind.Refactor.value,
      10,
    ),
  );
  const action = actions.find((each) => each.title === title);
  check(action?.edit, `"${title}" is not among ${actions.map((each) => each.title)}`);
  check(await vscode.workspace.applyEdit(action.edit), 'the edit was refused');
  const { command } = action;
  if (command) {
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  }
}

function textOf(hover: vscode.Hover | undefined): string {
  return (hover?.contents ?? [])
    .map((each) => (typeof each === 'string' ? each : each.value))
    .join('\n');
}
