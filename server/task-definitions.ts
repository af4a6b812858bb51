import type { FindTask } from '../core/lint/subject.ts';
import { type Document, readDocument } from '../core/text/read.ts';
import type { Parsed } from './documents.ts';
import type { Session } from './session.ts';

/** Reads ahead what the services of a document name, so that lint finds it without waiting. */
export async function taskDefinitionsFor(session: Session, parsed: Parsed): Promise<FindTask> {
  const found = new Map<string, Document>();
  const { root } = parsed.document;
  const services = parsed.kind === 'servicesOutput' ? root.get('services').items() : [root];
  for (const service of services) {
    const reference = service.get('taskDefinition').string;
    if (reference === undefined || found.has(reference)) continue;
    const uri = await locate(session, parsed.text.uri, reference);
    const file = uri === undefined ? undefined : await session.files.read(uri);
    if (file && 'text' in file) found.set(reference, readDocument(file.text));
  }
  return (reference) => found.get(reference);
}

async function locate(
  session: Session,
  base: string,
  reference: string,
): Promise<string | undefined> {
  if (/\.jsonc?$/i.test(reference)) return session.files.resolve(base, reference);
  const [, family, revision] = /^(?:arn:[^/]*\/)?([\w-]+)(?::(\d+))?$/.exec(reference) ?? [];
  if (family === undefined) return undefined;
  return session.files.findTaskDefinition(family, revision ? Number(revision) : undefined);
}
