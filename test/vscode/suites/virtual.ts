import * as vscode from 'vscode';
import { ask, untilSome } from '../asking.ts';
import { check } from '../check.ts';
import { closeAll, findings, open, ruleOf, stowage } from '../helpers.ts';
import { MemoryFiles } from '../memory-files.ts';

const TASK =
  '{"family": "a b", "containerDefinitions": [{"name": "a", "image": "a:1", "memory": 64}]}';
const PLAN = `{
  "containerInstances": [{ "instanceType": "m5.large" }],
  "services": [{ "serviceName": "a", "taskDefinition": "./a.task-definition.json", "desiredCount": 2 }]
}`;

describe('Virtual file systems', () => {
  let files: vscode.Disposable;
  before(() => {
    const memory = new MemoryFiles({
      '/w/a.task-definition.json': TASK,
      '/w/a.stowage.json': PLAN,
    });
    files = vscode.workspace.registerFileSystemProvider('stowage-memory', memory);
  });
  after(() => files.dispose());
  afterEach(closeAll);

  const uri = (path: string) => vscode.Uri.from({ scheme: 'stowage-memory', path });

  it('are judged like any other', async () => {
    const { uri: task } = await open(uri('/w/a.task-definition.json'));
    await (await stowage()).ready;
    const found = await untilSome('findings', async () => findings(task));
    check(
      found.some((each) => ruleOf(each).rule === 'schema-family-format'),
      found.map(({ message }) => message).join(),
    );
  });

  it('have plans that read what they refer to', async () => {
    const { uri: plan } = await open(uri('/w/a.stowage.json'));
    const lenses = await untilSome('lenses', () =>
      ask<vscode.CodeLens[]>('executeCodeLensProvider', plan, 10),
    );
    const titles = lenses.map(({ command }) => command?.title).join();
    check(titles.startsWith('2 of 2 placed'), titles);
  });
});
