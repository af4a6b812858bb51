import * as vscode from 'vscode';
import { check, checkEqual } from '../check.ts';
import { closeAll, eventually, example, findings, open, replace, ruleOf } from '../helpers.ts';

const template = () => example('cloudformation.yaml');

/** The place behind a text in a document. */
function behind(document: vscode.TextDocument, text: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(text) + text.length);
}

describe('Templates', () => {
  afterEach(closeAll);

  it('shows a mistake in a CloudFormation template and mends it', async () => {
    const document = await open(template());
    const { uri } = document;
    const before = document.getText();
    await replace(uri, 'NetworkMode: awsvpc', 'NetworkMode: bridge');
    const found = await eventually('the mistake', () =>
      findings(uri).find((each) => ruleOf(each).rule === 'fargate-network-mode'),
    );
    checkEqual(document.getText(found.range), 'bridge');
    check(found.message.includes('NetworkMode'), found.message);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      found.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ edit }) => edit !== undefined);
    check(fix?.edit !== undefined, 'a fix');
    if (fix?.edit) await vscode.workspace.applyEdit(fix.edit);
    checkEqual(document.getText(), before);
    await eventually('no mistake', () =>
      findings(uri).every((each) => ruleOf(each).rule !== 'fargate-network-mode'),
    );
  });

  it('completes properties in a CloudFormation template', async () => {
    const document = await open(template());
    await replace(document.uri, '      Family: checkout\n', '      Family: checkout\n      Pid\n');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      behind(document, '\n      Pid'),
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    check(labels.includes('PidMode'), labels.join(', '));
  });

  it('leads from a reference to its resource', async () => {
    const document = await open(template());
    const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      behind(document, 'TaskDefinition: !Ref Check'),
    );
    const lines = places.map(
      (place) => ('range' in place ? place.range : place.targetRange).start.line,
    );
    checkEqual(lines, [behind(document, '\n  CheckoutTask').line]);
  });

  it('tells above a task definition where it can run', async () => {
    const document = await open(template());
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    const titles = lenses.map(({ command }) => command?.title ?? '');
    check(
      titles.some((title) => title.startsWith('Can run on')),
      titles.join(', '),
    );
  });

  it('reads JSON with the holes of a template', async () => {
    const content = `[
  {
    "name": "web",
    "image": "\${image}",
    "memory": \${memory},
    "essential": "true"
  }
]`;
    const language = 'stowage-json-template';
    const document = await vscode.workspace.openTextDocument({ language, content });
    await vscode.window.showTextDocument(document);
    const found = await eventually('the mistake', () => findings(document.uri)[0]);
    checkEqual(ruleOf(found).rule, 'schema-wrong-type');
  });
});
