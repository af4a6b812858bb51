import * as vscode from 'vscode';
import type { CaptureMethod, CaptureParams, CaptureResult } from '../protocol/capture.ts';
import type { Server } from './server.ts';

const METHOD: CaptureMethod = 'stowage/captureCommands';

/** Asks for a cluster and its Region and shows the AWS CLI lines that describe it. */
export async function showCaptureCommands(server: Server): Promise<void> {
  const cluster = await vscode.window.showInputBox({
    title: vscode.l10n.t('Show Commands that Capture a Cluster'),
    prompt: vscode.l10n.t('Name of the cluster'),
    value: 'default',
  });
  if (cluster === undefined) return;
  const region = await vscode.window.showInputBox({
    title: vscode.l10n.t('Show Commands that Capture a Cluster'),
    prompt: vscode.l10n.t('Region; leave it empty for that of your AWS profile'),
    placeHolder: 'eu-west-1',
  });
  if (region === undefined) return;
  const params: CaptureParams = {
    ...(cluster.trim() === '' ? {} : { cluster: cluster.trim() }),
    ...(region.trim() === '' ? {} : { region: region.trim() }),
  };
  const answer = await server.request<CaptureResult>(METHOD, params);
  if ('problem' in answer) {
    void vscode.window.showWarningMessage(answer.problem);
    return;
  }
  const document = await vscode.workspace.openTextDocument({
    language: 'shellscript',
    content: answer.text,
  });
  await vscode.window.showTextDocument(document);
}
