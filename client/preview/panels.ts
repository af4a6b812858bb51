import * as vscode from 'vscode';
import { Method } from '../../protocol/methods.ts';
import { type HostMessage, readPanelState } from '../../protocol/panel.ts';
import type { Server } from '../server.ts';
import { PlanPanel } from './panel.ts';

const VIEW_TYPE = 'stowage.preview';

/** The open panels: one for each plan. */
export class Panels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly panels = new Map<string, PlanPanel>();
  private readonly disposables: vscode.Disposable[];
  private readonly extension: vscode.Uri;
  private readonly server: Server;
  private readonly log: vscode.LogOutputChannel;

  constructor(extension: vscode.Uri, server: Server, log: vscode.LogOutputChannel) {
    this.extension = extension;
    this.server = server;
    this.log = log;
    this.disposables = [
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, this),
      server.onDidChangePlacement((uri) => this.panels.get(key(uri))?.refresh()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const cursor = selections[0]?.active;
        if (!cursor) return;
        for (const panel of this.panels.values()) panel.follow(textEditor.document.uri, cursor);
      }),
      server.onDidStart(() => {
        for (const panel of this.panels.values()) panel.refresh();
      }),
    ];
  }

  /**
   * Shows the panel of a plan, beside the editor that is active.
   * @param group what of it did not land is to be selected
   */
  open(plan: vscode.Uri, group?: string): void {
    const known = this.panels.get(plan.toString());
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel =
      known ?? this.adopt(vscode.window.createWebviewPanel(VIEW_TYPE, '', column), plan);
    if (known) known.reveal();
    if (group !== undefined) panel.select(group);
  }

  /** Called by VS Code for a panel that was open when the window was closed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = readPanelState(state);
    if (!kept) return panel.dispose();
    this.adopt(panel, vscode.Uri.parse(kept.plan, true));
  }

  /** What the panel of a plan was sent last. */
  shown(plan: vscode.Uri): HostMessage | undefined {
    return this.panels.get(plan.toString())?.shown;
  }

  dispose(): void {
    for (const each of [...this.disposables, ...this.panels.values()]) each.dispose();
  }

  private adopt(view: vscode.WebviewPanel, plan: vscode.Uri): PlanPanel {
    const panel = new PlanPanel(view, plan, this.extension, this.server, this.log);
    this.panels.set(plan.toString(), panel);
    view.onDidDispose(() => {
      this.panels.delete(plan.toString());
      this.server.notify(Method.panelClosed, { uri: plan.toString() });
    });
    return panel;
  }
}

/** URIs written by others may be escaped otherwise than VS Code does it. */
function key(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
