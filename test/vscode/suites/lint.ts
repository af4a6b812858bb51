import * as vscode from 'vscode';
import { untilSome } from '../asking.ts';
import { check, checkEqual } from '../check.ts';
import { closeAll, eventually, example, findings, open, replace, ruleOf } from '../helpers.ts';

const mistakes = () => example('mistakes.task-definition.json');

/** A workflow that fills in the image of a container. */
const WORKFLOW = `jobs:
  deploy:
    steps:
      - uses: aws-actions/amazon-ecs-render-task-definition@v1
        with:
          task-definition: rendered.task-definition.json
          container-name: web
          image: web:1
`;

describe('Lint', () => {
  afterEach(closeAll);

  it("shows the example's mistakes, each with its rule and the rule's page", async () => {
    const { uri } = await open(mistakes());
    const found = await eventually('diagnostics', () => {
      const all = findings(uri);
      return all.length >= 10 && all;
    });
    for (const each of found) {
      const { rule, page } = ruleOf(each);
      check(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(rule), `rule ${rule}`);
      check(page.startsWith('https://') && page.includes(rule), `page ${page}`);
      check(each.message.length > 0 && !each.range.isEmpty, `${rule}: ${each.message}`);
    }
    check(
      found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
      'no error',
    );
  });

  it('leaves a task definition without mistakes in peace', async () => {
    const { uri } = await open(example('api.task-definition.json'));
    await open(mistakes());
    await eventually('diagnostics elsewhere', () => findings(mistakes()).length > 0);
    const { Warning } = vscode.DiagnosticSeverity;
    const blamed = findings(uri).filter(({ severity }) => severity <= Warning);
    checkEqual(
      blamed.map(({ message }) => message),
      [],
    );
  });

  it('a quick fix removes its diagnostic', async () => {
    const { uri } = await open(mistakes());
    const misspelt = () => findings(uri).filter((each) => each.message.includes('hostport'));
    const [diagnostic] = await eventually('the misspelt field', () => {
      const found = misspelt();
      return found.length > 0 && found;
    });
    check(diagnostic !== undefined, 'no diagnostic');
    checkEqual(ruleOf(diagnostic).rule, 'schema-unknown-property');
    await applyFixOf(uri, diagnostic, 'Rename to "hostPort"');
    await eventually('the diagnostic is gone', () => misspelt().length === 0);
  });

  it('follows typing', async () => {
    const { uri } = await open(example('api.task-definition.json'));
    await replace(uri, '"containerDefinitions"', '"pidMode": "nonsense", "containerDefinitions"');
    await eventually('a diagnostic of what was typed', () =>
      findings(uri).some(
        (each) => each.message.includes('nonsense') && ruleOf(each).rule === 'schema-invalid-enum',
      ),
    );
  });

  it('shows the page of a rule with its examples', async () => {
    await vscode.commands.executeCommand('_stowage.showRule', 'port-app-protocol-case');
    const uri = vscode.Uri.from({ scheme: 'stowage-rule', path: '/port-app-protocol-case.md' });
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    const headings = text.match(/^##+ (?:Examples|Found|Accepted)/gm) ?? [];
    checkEqual([...new Set(headings)], ['## Examples', '### Found', '### Accepted']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('knows what a workflow fills in as soon as the workflow is written', async () => {
    const task = example('rendered.task-definition.json');
    const workflow = example('.github/workflows/deploy.yml');
    const write = (uri: vscode.Uri, text: string) =>
      vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const lacksImage = () =>
      findings(task).some((each) => ruleOf(each).rule === 'schema-image-required');
    await write(
      task,
      '{ "family": "web", "containerDefinitions": [{ "name": "web", "memory": 128 }] }',
    );
    await open(task);
    try {
      await eventually('a finding about the image', lacksImage);
      await write(workflow, WORKFLOW);
      await eventually('no finding about the image', () => !lacksImage());
      // The watcher of VS Code may miss what happens in a folder that is new: it is told more than once.
      await untilSome('the finding again', async () => {
        await write(workflow, 'name: Deploy\n');
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return lacksImage() ? [true] : [];
      });
    } finally {
      await vscode.workspace.fs.delete(example('.github'), { recursive: true });
      await closeAll();
      await vscode.workspace.fs.delete(task);
    }
  });

  it('is silent when switched off', async () => {
    const { uri } = await open(mistakes());
    await eventually('diagnostics', () => findings(uri).length > 0);
    const settings = vscode.workspace.getConfiguration('stowage');
    await settings.update('lint.enable', false, vscode.ConfigurationTarget.Global);
    try {
      await eventually('no diagnostics', () => findings(uri).length === 0);
    } finally {
      await settings.update('lint.enable', undefined, vscode.ConfigurationTarget.Global);
    }
    await eventually('diagnostics again', () => findings(uri).length > 0);
  });
});

/** Applies the quick fix of this title that is offered for the diagnostic. */
async function applyFixOf(
  uri: vscode.Uri,
  diagnostic: vscode.Diagnostic,
  title: string,
): Promise<void> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    diagnostic.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const action = actions.find((each) => each.title === title);
  check(action?.edit !== undefined, `"${title}" is not among ${actions.map((each) => each.title)}`);
  check(await vscode.workspace.applyEdit(action.edit), 'the edit was refused');
}
