import * as vscode from 'vscode';
import { Method, type ToolResult } from '../protocol/methods.ts';
import type { Server } from './server.ts';

/** A tool as the package describes it to VS Code. */
interface ContributedTool {
  readonly name: string;
}

/** Offers what agents can ask to VS Code's language models, where it has them. */
export function registerTools(context: vscode.ExtensionContext, server: Server): vscode.Disposable {
  const tools: readonly ContributedTool[] =
    context.extension.packageJSON.contributes.languageModelTools;
  // Builds of VS Code without chat leave it out.
  const { lm } = vscode as Partial<typeof vscode>;
  if (!lm?.registerTool) return new vscode.Disposable(() => {});
  return vscode.Disposable.from(
    ...tools.map(({ name }) =>
      lm.registerTool(name, {
        async invoke({ input }) {
          const said = await server.request<ToolResult>(Method.tool, { name, input });
          if ('error' in said) throw new Error(said.error);
          const text = JSON.stringify(said.answer);
          return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
        },
      }),
    ),
  );
}
