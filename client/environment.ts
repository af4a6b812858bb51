import * as vscode from 'vscode';

/** What a report about a fault has to say of the place: versions and kinds, no names and no paths. */
export function environmentOf({ extension }: vscode.ExtensionContext): readonly string[] {
  const host = vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop';
  const remote = vscode.env.remoteName ? `, remote: ${vscode.env.remoteName}` : '';
  const trust = vscode.workspace.isTrusted ? 'trusted' : 'Restricted Mode';
  const schemes = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [
    `${extension.packageJSON.displayName ?? 'Stowage'} ${extension.packageJSON.version}`,
    `VS Code ${vscode.version} (${host}${remote}), display language: ${vscode.env.language}`,
    `Workspace: ${trust}, folders: ${schemes.length}${schemes.length > 0 ? ` (${[...new Set(schemes)].join(', ')})` : ''}`,
  ];
}
