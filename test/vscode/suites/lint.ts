import * as vscode from 'vscode';
import { check, checkEqual } from '../check.ts';
import { closeAll, eventually, example, findings, open, replace, ruleOf } from '../helpers.ts';

const mistakes = () => example('mistakes.task-definition.json');

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
    await eventually('diagnostics', () => findings(uri).length > 0);
    const { title, candidates } = await applyFirstFix(uri);
    await eventually(`one of "${candidates.join('", "')}" is gone after "${title}"`, () => {
      const left = findings(uri).map(({ message }) => message);
      return candidates.some((message) => !left.includes(message));
    });
  });

  it('follows typing', async () => {
    const { uri } = await open(example('api.task-definition.json'));
    await replace(uri, '"containerDefinitions"', '"pidMode": "nonsense", "containerDefinitions"');
    await eventually('a diagnostic of what was typed', () =>
      findings(uri).some(({ message }) => message.includes('nonsense')),
    );
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

/** Applies the first quick fix of the document; tells the diagnostics that it was offered for. */
async function applyFirstFix(uri: vscode.Uri): Promise<{ title: string; candidates: string[] }> {
  const all = findings(uri);
  for (const { range } of all) {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ edit }) => edit);
    if (!action?.edit) continue;
    check(await vscode.workspace.applyEdit(action.edit), 'the edit was refused');
    const there = all.filter((each) => each.range.intersection(range));
    return { title: action.title, candidates: there.map(({ message }) => message) };
  }
  throw new Error('No diagnostic has a quick fix.');
}
