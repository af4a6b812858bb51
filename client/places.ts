import * as vscode from 'vscode';

interface Place {
  uri: string;
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

/** Shows places that the server names, in a peek view at the line that was clicked. */
export function registerShowPlaces(): vscode.Disposable {
  return vscode.commands.registerCommand(
    '_stowage.showPlaces',
    (uri: string, at: Place['range']['start'], places: Place[]) =>
      vscode.commands.executeCommand(
        'editor.action.peekLocations',
        vscode.Uri.parse(uri, true),
        new vscode.Position(at.line, at.character),
        places.map(
          ({ uri: target, range: { start, end } }) =>
            new vscode.Location(
              vscode.Uri.parse(target, true),
              new vscode.Range(start.line, start.character, end.line, end.character),
            ),
        ),
        'peek',
      ),
  );
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
