import { inputSchema, type Tool } from '../../core/tools/tool.ts';
import { TOOLS } from '../../core/tools/tools.ts';

/** The tools as package.json contributes them to VS Code. */
export function contributedTools(): object[] {
  return TOOLS.map((tool) => ({
    name: tool.name,
    displayName: `%${keyOf(tool)}%`,
    modelDescription: tool.description,
    userDescription: `%${keyOf(tool)}%`,
    canBeReferencedInPrompt: true,
    toolReferenceName: tool.name.replace('stowage_', 'ecs-'),
    inputSchema: inputSchema(tool),
  }));
}

/** The key of a tool's title in package.nls.json. */
function keyOf({ name }: Tool): string {
  return `tool.${name.replace('stowage_', '')}`;
}
