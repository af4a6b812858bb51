import { type NamePlace, namesIn } from '../core/assist/names.ts';
import { readDocument } from '../core/notations/read-document.ts';
import type { Parsed } from './documents.ts';
import type { Session } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import { locateTaskDefinitions, referencesOf } from './task-definitions.ts';
import { PLANS, SERVICES } from './workspace.ts';

/** A name with the document it stands in; those that have an id in common are the same name. */
export interface SharedName {
  readonly text: Snapshot;
  readonly place: NamePlace;
  /** Several, where it can mean what several variants of a task definition have. */
  readonly ids: readonly string[];
}

/** Plans, and files of services, that are looked at for one name. */
const MOST = 50;

/** The names of open documents, read once for each tree. */
const known = new WeakMap<Parsed, readonly NamePlace[]>();

/** The names of one document alone. */
export function namesOf(parsed: Parsed): readonly NamePlace[] {
  let names = known.get(parsed);
  if (!names) {
    names = namesIn(parsed.document, parsed.text.uri);
    known.set(parsed, names);
  }
  return names;
}

/** Whether two places of one document hold the same name. */
export function isSame(a: NamePlace, b: NamePlace): boolean {
  return a.name === b.name && a.kind === b.kind && ownerIn(a) === ownerIn(b);
}

function ownerIn({ owner }: NamePlace): string | number {
  return owner.in === 'here' ? owner.task : owner.in === 'elsewhere' ? owner.reference : owner.in;
}

/** The names of a document and of all that are read together with it, by plans and by services. */
export async function sharedNames(session: Session, parsed: Parsed): Promise<SharedName[]> {
  const shared: SharedName[] = [];
  for (const uri of await together(session, parsed)) {
    const own = uri === parsed.text.uri;
    const text = own ? parsed.text : await session.files.snapshot(uri);
    const places = own ? namesOf(parsed) : namesIn(readDocument(text.getText(), uri), uri);
    for (const place of places) {
      shared.push({ text, place, ids: await idsOf(session, uri, place) });
    }
  }
  return [...shared, ...(await inPipelines(session, shared))];
}

/** The containers of these documents that workflows and other pipeline files name. */
async function inPipelines(
  { pipelines }: Session,
  shared: readonly SharedName[],
): Promise<SharedName[]> {
  const tasks = new Set(
    shared.filter(({ place }) => place.owner.in === 'here').map(({ text }) => text.uri),
  );
  if (tasks.size === 0) return [];
  const found = new Map<string, SharedName>();
  for (const file of await pipelines.all()) {
    for (const { target, containers } of file.deployments) {
      const task = containers.length > 0 ? await pipelines.targetOf(file, target) : undefined;
      if (task === undefined || !tasks.has(task)) continue;
      for (const { name, at } of containers) {
        if (!at) continue;
        const owner = { in: 'elsewhere', reference: task } as const;
        const place = { ...at, kind: 'container', name, owner, defines: false } as const;
        const ids = [`container ${name} ${task}#0`];
        found.set(`${file.text.uri} ${at.start}`, { text: file.text, place, ids });
      }
    }
  }
  return [...found.values()];
}

async function idsOf(
  session: Session,
  uri: string,
  { kind, name, owner }: NamePlace,
): Promise<string[]> {
  const of = async (): Promise<readonly string[]> => {
    if (owner.in === 'cluster') return [''];
    if (owner.in === 'here') return [`${uri}#${owner.task}`];
    const found = await locateTaskDefinitions(session, uri, owner.reference);
    return (found.length > 0 ? found : [owner.reference]).map((task) => `${task}#0`);
  };
  return (await of()).map((each) => `${kind} ${name} ${each}`);
}

/** The documents in which the names of this one may stand, itself included. */
async function together({ files, placements }: Session, parsed: Parsed): Promise<Set<string>> {
  const { uri } = parsed.text;
  const found = new Set([uri]);
  // What others may name, too: this task definition, or those that this document names.
  const tasks = new Set<string>();
  if (parsed.kind === 'taskDefinition' || parsed.kind === 'taskDefinitionOutput') tasks.add(uri);
  for (const reference of referencesOf(parsed)) {
    for (const task of await locateTaskDefinitions({ files }, uri, reference)) tasks.add(task);
  }
  for (const task of tasks) found.add(task);
  const plans = new Set(await files.list(PLANS, MOST));
  if (parsed.kind === 'plan') plans.add(uri);
  for (const each of plans) {
    const plan = await placements.plan(each);
    const concerned = each === uri || [uri, ...tasks].some((file) => plan.files.has(file));
    if (concerned) for (const file of plan.files) found.add(file);
  }
  if (tasks.size === 0) return found;
  for (const each of await files.list(SERVICES, MOST)) {
    const file = found.has(each) ? undefined : await files.read(each);
    // The cheap question first: most files with such a name are something else.
    if (!file || !('text' in file) || !file.text.includes('taskDefinition')) continue;
    const root = readDocument(file.text, each).root;
    const reference = root.get('taskDefinition').string;
    const named = reference ? await locateTaskDefinitions({ files }, each, reference) : [];
    if (!named.some((task) => tasks.has(task))) continue;
    found.add(each);
    // The other variants that the service can mean: what is renamed in one is to be renamed in all.
    for (const task of named) found.add(task);
  }
  return found;
}
