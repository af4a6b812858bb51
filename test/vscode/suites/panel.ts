import * as vscode from 'vscode';
import { check, checkEqual } from '../check.ts';
import { closeAll, eventually, example, open, replace, stowage } from '../helpers.ts';

const plan = () => example('shop.stowage.json');

describe('Panel', () => {
  afterEach(closeAll);

  it("shows the example's tasks beside the plan", async () => {
    await preview();
    const picture = await pictureWhere('the services', (text) => text.includes('web'));
    for (const service of ['api', 'logs', 'worker']) check(picture.includes(service), service);
    const tab = previewTabs()[0];
    check(tab, 'a tab of the panel');
    check(tab.group.viewColumn !== vscode.ViewColumn.One, 'it is beside');
  });

  it('is one for a plan', async () => {
    await preview();
    await preview();
    checkEqual(previewTabs().length, 1);
  });

  it('follows an unsaved edit in a task definition', async () => {
    await preview();
    const before = await pictureWhere('the picture', () => true);
    const task = example('web.task-definition.json');
    await open(task);
    await replace(task, '"memoryReservation": ', '"memoryReservation": 9');
    await pictureWhere('another picture', (text) => text !== before);
    check((await vscode.workspace.openTextDocument(task)).isDirty, 'the edit is unsaved');
  });

  it('follows an unsaved edit in the plan', async () => {
    await preview();
    const before = await pictureWhere('the picture', () => true);
    await replace(plan(), '"desiredCount": 8', '"desiredCount": 1');
    await pictureWhere('another picture', (text) => text !== before);
  });

  it('follows a change of a task definition on disk', async () => {
    await preview();
    const before = await pictureWhere('the picture', () => true);
    const task = example('worker.task-definition.json');
    const bytes = await vscode.workspace.fs.readFile(task);
    const text = new TextDecoder().decode(bytes);
    await vscode.workspace.fs.writeFile(
      task,
      new TextEncoder().encode(text.replace('"memory": "', '"memory": "9')),
    );
    try {
      await pictureWhere('another picture', (now) => now !== before);
    } finally {
      await vscode.workspace.fs.writeFile(task, bytes);
    }
  });

  it('goes on after the server is restarted', async () => {
    await preview();
    await pictureWhere('the picture', () => true);
    await vscode.commands.executeCommand('stowage.restartServer');
    const before = await pictureWhere('the picture', () => true);
    await replace(plan(), '"desiredCount": 8', '"desiredCount": 2');
    await pictureWhere('another picture', (text) => text !== before);
  });
});

async function preview(): Promise<void> {
  await open(plan());
  await vscode.commands.executeCommand('stowage.previewPlacement', plan());
}

/** The picture that the panel was sent last, as text, once it fits. */
async function pictureWhere(what: string, fits: (text: string) => boolean): Promise<string> {
  const api = await stowage();
  return eventually(what, () => {
    const shown = api.shown(plan());
    if (shown?.type !== 'picture') return undefined;
    const text = JSON.stringify(shown.picture);
    return fits(text) && text;
  });
}

function previewTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('stowage.preview'),
    );
}
