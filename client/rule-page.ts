import * as vscode from 'vscode';
import { Method, type RulePageParams, type RulePageResult } from '../protocol/methods.ts';
import type { Server } from './server.ts';

const SCHEME = 'stowage-rule';

/** The page of a rule, read-only, beside the editor; the server's code actions call for it. */
export function registerRulePage(
  { extensionUri }: vscode.ExtensionContext,
  server: Server,
): vscode.Disposable {
  const readExamples = async (): Promise<Record<string, RulePageParams['examples']>> => {
    const file = vscode.Uri.joinPath(extensionUri, 'dist', 'examples.json');
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  };
  const provider: vscode.TextDocumentContentProvider = {
    async provideTextDocumentContent({ path }) {
      const rule = path.replace(/^\/|\.md$/g, '');
      const params: RulePageParams = { rule, examples: (await readExamples())[rule] };
      return (await server.request<RulePageResult>(Method.rulePage, params)).text;
    },
  };
  const show = async (rule: unknown) => {
    if (typeof rule !== 'string') return;
    const page = vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  };
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    vscode.commands.registerCommand('_stowage.showRule', show),
  );
}
