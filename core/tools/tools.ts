import { factsTool } from './facts.ts';
import { fixTool, lintTool } from './lint.ts';
import { adviseTool, fleetTool, placeTool, simulateTool } from './placement.ts';
import { captureTool, ruleTool, schemaTool } from './reference.ts';
import { inputMistake, type Tool, ToolError, type ToolFiles } from './tool.ts';

/** All that agents can ask. */
export const TOOLS: readonly Tool[] = [
  lintTool,
  fixTool,
  factsTool,
  ruleTool,
  schemaTool,
  placeTool,
  adviseTool,
  simulateTool,
  fleetTool,
  captureTool,
];

/** The answer of a tool, or in a sentence why there is none. */
export type ToolAnswer = { readonly answer: object } | { readonly error: string };

/** Runs a tool by its name. Rejects only for an internal error. */
export async function askTool(name: string, input: unknown, files: ToolFiles): Promise<ToolAnswer> {
  const tool = TOOLS.find((each) => each.name === name);
  if (!tool) return { error: `There is no tool ${name}.` };
  const mistake = inputMistake(tool, input);
  if (mistake) return { error: mistake };
  try {
    return { answer: await tool.run(input as Parameters<Tool['run']>[0], files) };
  } catch (error) {
    if (error instanceof ToolError) return { error: error.message };
    throw error;
  }
}
