import * as vscode from 'vscode';
import { Method, type NewPlanResult, type PlanForResult } from '../protocol/methods.ts';
import { showCaptureCommands } from './capture.ts';
import type { Panels } from './preview/panels.ts';
import type { Server } from './server.ts';
import { kindOf, PREVIEWED } from './status.ts';

/** Registers what the command palette and the menus offer. */
export function registerCommands(
  server: Server,
  panels: Panels,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const guarded =
    (run: (...args: unknown[]) => Promise<void>) =>
    async (...args: unknown[]) => {
      try {
        await run(...args);
      } catch (error) {
        log.error(error instanceof Error ? error : String(error));
        void vscode.window.showErrorMessage(
          vscode.l10n.t('Something went wrong. See the Stowage output.'),
        );
      }
    };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      'stowage.previewPlacement',
      guarded((resource, group) => previewPlacement(server, panels, resource, group)),
    ),
    vscode.commands.registerCommand(
      'stowage.restartServer',
      guarded(() => server.restart()),
    ),
    vscode.commands.registerCommand(
      'stowage.captureCommands',
      guarded(() => showCaptureCommands(server)),
    ),
    vscode.commands.registerCommand('stowage.showOutput', () => log.show()),
  );
}

async function previewPlacement(
  server: Server,
  panels: Panels,
  resource: unknown,
  group: unknown,
): Promise<void> {
  // The server names the plan by its URI as text, and for a problem the service that did not land.
  if (typeof resource === 'string') {
    const plan = vscode.Uri.parse(resource, true);
    return panels.open(plan, typeof group === 'string' ? group : undefined);
  }
  const uri =
    resource instanceof vscode.Uri ? resource : vscode.window.activeTextEditor?.document.uri;
  // The server knows what a file is once it is open, also where it was chosen in the explorer.
  if (uri) await vscode.workspace.openTextDocument(uri);
  const kind = uri && (await kindOf(server, uri));
  if (uri && kind === 'plan') return panels.open(uri);
  if (uri && kind && PREVIEWED.has(kind)) {
    const plan = await planFor(server, uri);
    if (plan) panels.open(plan);
    return;
  }
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Open a plan (a file named *.stowage.json), a task definition or a service definition first.',
    ),
  );
}

/** The plan that places a task definition or a service: the only one, the one picked, or a new one. */
async function planFor(server: Server, uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const params = { uri: uri.toString() };
  const { plans } = await server.request<PlanForResult>(Method.planFor, params);
  const uris = plans.map((plan) => vscode.Uri.parse(plan, true));
  if (uris.length === 0) return offerPlan(server, uri);
  if (uris.length === 1) return uris[0];
  const items = uris.map((plan) => ({ label: vscode.workspace.asRelativePath(plan), plan }));
  const title = vscode.l10n.t('Plans that use this file');
  return (await vscode.window.showQuickPick(items, { title }))?.plan;
}

async function offerPlan(server: Server, uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (uri.scheme === 'untitled') {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Save the file first; the plan is created next to it.'),
    );
    return undefined;
  }
  const params = { uri: uri.toString() };
  const { name, text } = await server.request<NewPlanResult>(Method.newPlan, params);
  const plan = vscode.Uri.joinPath(uri, '..', name.replaceAll(/[\\/]/g, '-'));
  const create = vscode.l10n.t('Create Plan');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('No plan uses this file yet. Create {0} next to it?', name),
    // Who has asked for a preview is waiting for this.
    { modal: true },
    create,
  );
  if (answer !== create) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(plan, { ignoreIfExists: true, contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(`${plan.toString(true)} could not be created.`);
  }
  await vscode.window.showTextDocument(plan, { preview: false });
  return plan;
}
