import * as vscode from 'vscode';
import type { Location } from '../../protocol/methods.ts';

/** The links whose place holds the cursor. */
export function linksAt(
  links: ReadonlyMap<string, Location>,
  uri: vscode.Uri,
  cursor: vscode.Position,
): string[] {
  const own = uri.toString();
  return [...links].flatMap(([id, location]) => {
    if (location.uri !== own && vscode.Uri.parse(location.uri).toString() !== own) return [];
    return rangeOf(location).contains(cursor) ? [id] : [];
  });
}

/** Opens a document at the place: where it is open already, else where the plan is, else beside the panel. */
export async function openLink(
  location: Location,
  plan: vscode.Uri,
  panel: vscode.ViewColumn | undefined,
): Promise<void> {
  const uri = vscode.Uri.parse(location.uri, true);
  const viewColumn = columnFor(uri, plan, panel);
  const selection = rangeOf(location);
  await vscode.window.showTextDocument(uri, { selection, viewColumn, preview: true });
}

function rangeOf({ range: { start, end } }: Location): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function columnFor(
  uri: vscode.Uri,
  plan: vscode.Uri,
  panel: vscode.ViewColumn | undefined,
): vscode.ViewColumn {
  const columnOf = (wanted: vscode.Uri) =>
    vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === wanted.toString(),
    )?.viewColumn;
  const other = vscode.window.tabGroups.all.find((group) => group.viewColumn !== panel);
  return columnOf(uri) ?? columnOf(plan) ?? other?.viewColumn ?? vscode.ViewColumn.Beside;
}
