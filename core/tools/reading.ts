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
}

/** The parameters by which a document is given: by its path, or as text. */
export const DOCUMENT: Readonly<Record<string, Parameter>> = {
  path: {
    type: 'string',
    description:
      'Path of the file in the workspace; with a text the name that it would have, such as template.yaml or main.tf.',
  },
  text: { type: 'string', description: 'The text of the document, instead of a path.' },
};

/** The parameter that names a plan. */
export const PLAN: Readonly<Record<string, Parameter>> = {
  plan: {
    type: 'string',
    description: 'Path of the plan (*.stowage.json), which describes a cluster and what to place.',
  },
};

/** The document of the input, in the notation that its name and its content tell. */
export async function documentOf(input: Input, files: ToolFiles): Promise<Asked> {
  const path = textOf(input, 'path');
  const text = textOf(input, 'text');
  if (text === undefined && path === undefined) throw new ToolError('Give a path or a text.');
  const name = path ?? 'document.json';
  const content = text ?? (await textAt(uriOf(name, files), name, files));
  return { document: readDocument(content, name, undefined, true), name };
}

/** The plan of the input. */
export async function planOf(input: Input, files: ToolFiles): Promise<Plan> {
  const path = textOf(input, 'plan') ?? '';
  const uri = uriOf(path, files);
  await textAt(uri, path, files);
  return readPlan(uri, files.workspace);
}

async function textAt(uri: string, path: string, { workspace }: ToolFiles): Promise<string> {
  const file = await workspace.read(uri);
  if ('problem' in file) throw new ToolError(`${path} cannot be read: ${file.problem}.`);
  return file.text;
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
