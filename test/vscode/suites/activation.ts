import * as vscode from 'vscode';
import { checkEqual } from '../check.ts';
import { closeAll, example, open, stowage } from '../helpers.ts';

describe('Activation', () => {
  afterEach(closeAll);

  it('does not start the server for JSON that does not concern it', async () => {
    const api = await stowage();
    const content = '{ "name": "shop", "version": "1.0.0" }';
    const document = await vscode.workspace.openTextDocument({ language: 'json', content });
    await vscode.window.showTextDocument(document);
    checkEqual(api.started(), false);
  });

  it('does not start the server for YAML of other tools', async () => {
    const api = await stowage();
    const content = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n';
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
    await vscode.window.showTextDocument(document);
    checkEqual(api.started(), false);
  });

  it('does not start the server for Terraform without ECS', async () => {
    const api = await stowage();
    const content = 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n';
    const document = await vscode.workspace.openTextDocument({ language: 'terraform', content });
    await vscode.window.showTextDocument(document);
    checkEqual(api.started(), false);
  });

  it('starts the server for a task definition', async () => {
    const api = await stowage();
    await open(example('web.task-definition.json'));
    await api.ready;
    checkEqual(api.started(), true);
  });

  it('reads a plan as JSON with comments', async () => {
    const document = await open(example('shop.stowage.json'));
    checkEqual(document.languageId, 'jsonc');
  });
});
