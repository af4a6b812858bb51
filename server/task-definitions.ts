import { URI } from 'vscode-uri';
import type { FindTask } from '../core/lint/subject.ts';
import { mayHoldDefinition } from '../core/notations/forms.ts';
import { readDocument } from '../core/notations/read-document.ts';
import { familyIn } from '../core/plan/find-family.ts';
import type { Document } from '../core/text/document.ts';
import type { Node } from '../core/text/node.ts';
import type { Parsed } from './documents.ts';
import type { Session } from './session.ts';

/**
 * Reads ahead what the services of a document name, so that lint finds it without waiting.
 * @param runs the path of the task definition that their deployment tool puts there instead
 */
export async function taskDefinitionsFor(
  session: Pick<Session, 'files'>,
  parsed: Parsed,
  runs: string | undefined,
): Promise<FindTask> {
  if (runs !== undefined) {
    const file = await session.files.read(
      URI.parse(parsed.text.uri).with({ path: runs }).toString(),
    );
    const document = 'text' in file ? readDocument(file.text, runs) : undefined;
    return () => document;
  }
  const found = new Map<string, Document>();
  for (const reference of referencesOf(parsed)) {
    const document = await readTaskDefinition(session, parsed.text.uri, reference);
    if (document) found.set(reference, document);
  }
  return (reference) => (reference === undefined ? undefined : found.get(reference));
}

/** What the services of a document, and the tasks of a plan, name as their task definitions. */
export function referencesOf({ document: { root }, kind }: Parsed): Set<string> {
  const runs: readonly Node[] =
    kind === 'plan'
      ? [...root.get('services').items(), ...root.get('tasks').items()]
      : servicesIn(root, kind);
  const references = runs.map((each) => each.get('taskDefinition').string);
  return new Set(references.filter((reference) => reference !== undefined));
}

/** The objects of a document that name a task definition to run. */
function servicesIn(root: Node, kind: Parsed['kind']): readonly Node[] {
  switch (kind) {
    case 'servicesOutput':
      return root.get('services').items();
    case 'taskSetsOutput':
      return root.get('taskSets').items();
    case 'serviceOutput':
      return [root.get('service')];
    case 'serviceDefinition':
    case 'serviceUpdate':
    case 'runTask':
    case 'taskSet':
      return [root];
    default:
      return [];
  }
}

/** The task definition that a document names: a path, a family or an ARN. */
export async function readTaskDefinition(
  session: Pick<Session, 'files'>,
  base: string,
  reference: string,
): Promise<Document | undefined> {
  const uri = await locateTaskDefinition(session, base, reference);
  const file = uri === undefined ? undefined : await session.files.read(uri);
  return file && 'text' in file ? readDocument(file.text, uri) : undefined;
}

/** Where it can be: in several files, where a family has variants and nothing tells which is meant. */
export async function locateTaskDefinitions(
  { files }: Pick<Session, 'files'>,
  base: string,
  reference: string,
): Promise<readonly string[]> {
  if (mayHoldDefinition(reference)) return [files.resolve(base, reference)];
  const named = familyIn(reference);
  return named ? files.findTaskDefinitions(named.family, named.revision, base) : [];
}

/** Where it is. */
export async function locateTaskDefinition(
  { files }: Pick<Session, 'files'>,
  base: string,
  reference: string,
): Promise<string | undefined> {
  if (mayHoldDefinition(reference)) return files.resolve(base, reference);
  const named = familyIn(reference);
  return named && files.findTaskDefinition(named.family, named.revision, base);
}
