import { readDocument } from '../notations/read-document.ts';
import type { Plan } from '../plan/plan.ts';
import { readPlan } from '../plan/read-plan.ts';
import type { Document } from '../text/document.ts';
import { format } from '../text/message.ts';
import { type Input, type Parameter, ToolError, type ToolFiles, textOf } from './tool.ts';

/** A document that a tool is asked about. */
export interface Asked {
  readonly document: Document;
  readonly name: string;
  readonly uri: string | undefined;
}

/** The parameters by which a document is given: by its path, or as text. */
export const DOCUMENT: Readonly<Record<string, Parameter>> = {
  path: { type: 'string', description: 'Path of the file in the workspace.' },
  text: { type: 'string', description: 'The text of the document, instead of a path.' },
};

/** The parameter that names a plan. */
export const PLAN: Readonly<Record<string, Parameter>> = {
  plan: {
    type: 'string',
    description: 'Path of the plan (*.stowage.json), which describes a cluster and what to place.',
  },
};

/** The document of the input. */
export async function documentOf(input: Input, files: ToolFiles): Promise<Asked> {
  const text = textOf(input, 'text');
  const path = textOf(input, 'path');
  if (text !== undefined) {
    return { document: readDocument(text), name: path ?? 'document.json', uri: undefined };
  }
  if (path === undefined) throw new ToolError('Give a path or a text.');
  const uri = uriOf(path, files);
  const file = await files.workspace.read(uri);
  if ('problem' in file) throw new ToolError(`${path} cannot be read: ${file.problem}.`);
  return { document: readDocument(file.text), name: path, uri };
}

/** The plan of the input. */
export async function planOf(input: Input, files: ToolFiles): Promise<Plan> {
  const path = textOf(input, 'plan') ?? '';
  const uri = uriOf(path, files);
  const file = await files.workspace.read(uri);
  if ('problem' in file) throw new ToolError(`${path} cannot be read: ${file.problem}.`);
  return readPlan(uri, files.workspace);
}

/** What is wrong with a plan: a model should not take half of it for the whole. */
export function problemsOf({ findings }: Plan): object {
  const shown = findings.filter(({ severity }) => severity !== 'info');
  if (shown.length === 0) return {};
  return { problems: shown.slice(0, 20).map(({ message }) => format(message)) };
}

function uriOf(path: string, files: ToolFiles): string {
  const uri = files.uriOf(path);
  if (uri === undefined) throw new ToolError(`${path} is not a file of the workspace.`);
  return uri;
}
