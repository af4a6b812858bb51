import * as vscode from 'vscode';

/** Zero-based, as in the language server protocol. */
interface Place {
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

/**
 * Opens a document that the server has created, with the focus in it. `vscode.open` takes the URI as it is
 * written: in a remote window a text of `file:` would be a file of the local machine.
 */
export function registerOpenDocument(): vscode.Disposable {
  return vscode.commands.registerCommand('_stowage.openDocument', async (uri: string) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    await vscode.window.showTextDocument(document, { preview: false, preserveFocus: false });
  });
}

/** Lists reasons that the server names, each with its place, which is shown while the list is open. */
export function registerShowReasons(): vscode.Disposable {
  return vscode.commands.registerCommand(
    '_stowage.showReasons',
    async (uri: string, title: string, reasons: readonly Reason[]) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
      const editor = await vscode.window.showTextDocument(document);
      const before = { selections: editor.selections, visible: editor.visibleRanges[0] };
      const chosen = await pickReason(document, title, reasons, (range) => show(editor, range));
      if (chosen) return;
      editor.selections = before.selections;
      if (before.visible) editor.revealRange(before.visible);
    },
  );
}

/** What stands in the way, and where. */
interface Reason {
  readonly text: string;
  readonly range: Place['range'];
}

function pickReason(
  document: vscode.TextDocument,
  title: string,
  reasons: readonly Reason[],
  look: (range: vscode.Range) => void,
): Promise<boolean> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { range: vscode.Range }>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Select a reason to go to its place');
  pick.matchOnDetail = true;
  pick.items = reasons.map(({ text, range: { start, end } }) => {
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    const line = vscode.l10n.t('Line {0}', start.line + 1);
    const code = document.lineAt(start.line).text.trim();
    return { label: `$(error) ${text}`, detail: `${line}: ${code}`, range };
  });
  return new Promise((resolve) => {
    let chosen = false;
    pick.onDidChangeActive(([active]) => active && look(active.range));
    pick.onDidAccept(() => {
      chosen = true;
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(chosen);
    });
    pick.show();
  });
}

function show(editor: vscode.TextEditor, range: vscode.Range): void {
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Offers a command line that the server has put together, to be copied. */
export function registerOfferCommandLine(): vscode.Disposable {
  return vscode.commands.registerCommand('_stowage.offerCommandLine', async (line: string) => {
    const copy = vscode.l10n.t('Copy AWS CLI Command');
    const message = vscode.l10n.t(
      'The value is no longer in the file. Create the parameter before you deploy.',
    );
    const answer = await vscode.window.showInformationMessage(message, copy);
    if (answer === copy) await vscode.env.clipboard.writeText(line);
  });
}
