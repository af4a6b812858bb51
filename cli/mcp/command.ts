import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { examplesOf } from '../../core/lint/examples.ts';
import { inputSchema, type ToolFiles } from '../../core/tools/tool.ts';
import { askTool, TOOLS } from '../../core/tools/tools.ts';
import { version } from '../../package.json';
import { Boundary, repositoryAround } from '../boundary.ts';
import { safeJson } from '../terminal.ts';
import { DiskFiles } from '../workspace.ts';

/**
 * `stowage mcp`: the tools for agents on standard input and output, by the Model Context Protocol. They
 * read files of the repository of the working folder alone. Ends with the connection.
 */
export async function mcpCommand(
  transport: Transport = new StdioServerTransport(),
  folder = process.cwd(),
): Promise<number> {
  const files = filesOf(folder);
  const server = new Server({ name: 'stowage', version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: TOOLS.map((tool) => ({
      name: tool.name,
      title: tool.title,
      description: tool.description,
      inputSchema: inputSchema(tool) as { type: 'object' },
      annotations: { readOnlyHint: true, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const said = await askTool(params.name, params.arguments ?? {}, files);
    const [text, isError] =
      'error' in said ? [said.error, true] : [JSON.stringify(said.answer), false];
    return { content: [{ type: 'text', text: safeJson(text) }], isError };
  });
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
    // The transport does not notice that its input has ended.
    process.stdin.once('end', resolve);
  });
  await server.connect(transport);
  await closed;
  return 0;
}

function filesOf(folder: string): ToolFiles {
  return {
    uriOf: (path) => pathToFileURL(resolve(folder, path)).toString(),
    workspace: new DiskFiles(
      repositoryAround(resolve(folder)) ?? folder,
      Boundary.around(resolve(folder, 'any')),
    ),
    examplesOf,
  };
}
