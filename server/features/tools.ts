import { URI, Utils } from 'vscode-uri';
import type { ToolFiles } from '../../core/tools/tool.ts';
import { askTool } from '../../core/tools/tools.ts';
import { Method, type ToolParams, type ToolResult } from '../../protocol/methods.ts';
import type { Session } from '../session.ts';

/** Answers the language model tools, for files of the workspace folders alone. */
export function registerTools(session: Session): void {
  const { connection } = session;
  connection.onRequest(Method.tool, async ({ name, input }: ToolParams): Promise<object> => {
    const refusal = session.refusal();
    if (refusal) throw refusal;
    const answer: ToolResult = await askTool(name, input, filesOf(session));
    return answer;
  });
}

function filesOf({ files, folders }: Session): ToolFiles {
  return {
    uriOf: (path) => [...folders].flatMap((folder) => within(folder, path) ?? [])[0],
    workspace: files,
  };
}

/** The URI of a path below a folder, or of one that begins with the folder's own path or name. */
function within(folder: string, path: string): string | undefined {
  const root = URI.parse(folder);
  const base = root.path.replace(/\/?$/, '/');
  const plain = path.replaceAll('\\', '/').replace(/^file:\/\//, '');
  const below = plain.startsWith(base) ? plain.slice(base.length) : plain;
  const uri = Utils.resolvePath(root, below);
  return uri.path.startsWith(base) ? uri.toString() : undefined;
}
