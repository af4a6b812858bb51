import * as vscode from 'vscode';

/**
 * The document of the webview. Only our own script and style run; nothing is fetched from anywhere.
 * The plan's URI is on the body, for the script to keep as its state over a reload.
 */
export function page(webview: vscode.Webview, dist: vscode.Uri, plan: string): string {
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name));
  const nonce = crypto.randomUUID();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    // The picture on its way to a PNG.
    'img-src data:',
  ].join('; ');
  const bundle = JSON.stringify(vscode.l10n.bundle ?? {});
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <title>Stowage</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${file('webview.css')}">
</head>
<body data-plan="${escapeHtml(plan)}" data-bundle="${escapeHtml(bundle)}">
  <div id="root"></div>
  <script nonce="${nonce}" src="${file('webview.js')}"></script>
</body>
</html>`;
}

/** Text as it can stand in an attribute or between tags. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
