import type { Examples, Rule } from '../lint/rule.ts';
import type { PlanWorkspace } from '../plan/workspace.ts';

/** What a tool is given; `inputMistake` has found nothing in it. */
export type Input = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a tool may see of files: those that the shell lets it read. */
export interface ToolFiles {
  /** The URI of a path as the user writes it; undefined where there is no such place. */
  uriOf(path: string): string | undefined;
  readonly workspace: PlanWorkspace;
  /** Gives the examples of a rule, where they are at hand. */
  readonly examplesOf?: (rule: Rule) => Examples;
}

/** A parameter of a tool. */
export interface Parameter {
  readonly type: 'string' | 'number' | 'boolean';
  readonly description: string;
  readonly enum?: readonly string[];
}

/**
 * Something that an agent can ask of Stowage, through VS Code's language model tools or the Model Context
 * Protocol. Tools read only; their answers are small plain data without values of environment variables.
 */
export interface Tool {
  /** Letters and underscores, as both ask for it. */
  readonly name: string;
  readonly title: string;
  /** For the model: what it answers, and when to ask. */
  readonly description: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly required: readonly string[];
  /** @throws ToolError for what cannot be answered */
  run(input: Input, files: ToolFiles): Promise<object>;
}

/** A question that cannot be answered, in one sentence that says why. */
export class ToolError extends Error {}

/** The JSON Schema of what a tool takes. */
export function inputSchema({ parameters, required }: Tool): object {
  return { type: 'object', properties: parameters, required, additionalProperties: false };
}

/** What is wrong with the input of a tool; undefined when nothing is. */
export function inputMistake({ parameters, required }: Tool, input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return 'The input must be an object.';
  }
  for (const name of required) {
    if (!Object.hasOwn(input, name)) return `${name} is missing.`;
  }
  for (const [name, value] of Object.entries(input)) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!parameter) return `There is no parameter ${name}.`;
    if (typeof value !== parameter.type) return `${name} must be a ${parameter.type}.`;
    if (parameter.enum && !parameter.enum.includes(String(value))) {
      return `${name} is one of ${parameter.enum.join(', ')}.`;
    }
  }
  return undefined;
}

/** A text of the input. */
export function textOf(input: Input, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}
