import * as vscode from 'vscode';
import { FINGERPRINT, fingerprint } from '../../placement/fingerprint.ts';
import { check, checkEqual } from '../check.ts';
import { closeAll, eventually, example, findings, open, ruleOf, stowage } from '../helpers.ts';

describe('Placement', () => {
  afterEach(closeAll);

  it('gives for a seed in this host what it gives in Node.js', () => {
    checkEqual(fingerprint(), FINGERPRINT);
  });

  it('warns on the services of a plan that do not land, and leads to what decides', async () => {
    const { uri } = await open(example('shop.stowage.json'));
    const found = await eventually('warnings', () => {
      const all = findings(uri).filter((each) => ruleOf(each).rule === 'placement-unplaced');
      return all.length === 2 && all;
    });
    const related = found.flatMap(({ relatedInformation = [] }) => relatedInformation);
    check(
      related.some(({ location }) => location.uri.path.endsWith('/api.task-definition.json')),
      'nothing leads to the task definition of api',
    );
  });

  it('lists in the Test Explorer what plans expect, and follows the file', async () => {
    const plan = example('expecting.stowage.json');
    const write = (text: string) =>
      vscode.workspace.fs.writeFile(plan, new TextEncoder().encode(text));
    const text = '{ "containerInstances": [{ "instanceType": "m5.large" }], "expect": EXPECTED }';
    const tests = async () => (await stowage()).tests();
    // The examples expect something too.
    const before = await tests();
    check(before.length > 0 && !before.includes('0 tasks are placed'), before.join(', '));
    await write(text.replace('EXPECTED', '{ "placed": 0, "surviveLossOf": "availabilityZone" }'));
    const added = (await tests()).filter((each) => !before.includes(each));
    checkEqual(added, ['0 tasks are placed', 'any Availability Zone can fail']);
    await vscode.workspace.fs.delete(plan);
  });

  it('shows on each service what came of it', async () => {
    const { uri } = await open(example('shop.stowage.json'));
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      100,
    );
    const titles = lenses.map(({ command }) => command?.title ?? '');
    check(titles.includes('8 of 8 placed · 2/3/3 across zones'), titles.join(', '));
  });
});
