import * as vscode from 'vscode';
import { check, checkEqual } from '../check.ts';
import { example } from '../helpers.ts';

/** What a tool answers to a language model. */
async function invoke(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content
    .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
    .join('');
}

describe('Language model tools', () => {
  it('lint a file of the workspace', async () => {
    const path = vscode.workspace.asRelativePath(example('mistakes.task-definition.json'));
    const { findings } = JSON.parse(await invoke('stowage_lint', { path }));
    const rules: string[] = findings.map(({ rule }: { rule: string }) => rule);
    check(rules.includes('fargate-network-mode'), rules.join(' '));
  });

  it('place a plan, and say why not', async () => {
    const plan = vscode.workspace.asRelativePath(example('shop.stowage.json'));
    const { groups } = JSON.parse(await invoke('stowage_place', { plan }));
    const api = groups.find(({ group }: { group: string }) => group === 'service:api');
    checkEqual([api.notPlaced, api.reasons[0].code], [2, 'RESOURCE:PORTS']);
  });

  it('read no file outside of the workspace', async () => {
    const said = await invoke('stowage_lint', { path: '../../etc/hostname' }).catch(String);
    check(said.includes('is not a file of the workspace'), said);
  });
});
