import * as vscode from 'vscode';

interface Place {
  uri: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

/** Shows places that the server names, in a peek view at the line that was clicked. */
export function registerShowPlaces(): vscode.Disposable {
  return vscode.commands.registerCommand(
    'stowage.showPlaces',
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
