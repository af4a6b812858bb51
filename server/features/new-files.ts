import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  CreateFile,
} from 'vscode-languageserver';
import { type NewFile, type NewFileId, newFile, newFilesAt } from '../../core/assist/new-file.ts';
import { filledIn } from '../../core/ecs/known-values.ts';
import { newPlan } from '../../core/plan/new-plan.ts';
import { message } from '../../core/text/message.ts';
import type { Parsed } from '../documents.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';
import { SERVICES } from '../workspace.ts';

/** Opens a document by its URI; the client's. */
const OPEN = '_stowage.openDocument';

/** Files that are made of a document. */
export const GENERATE = `${CodeActionKind.Refactor}.generate`;

const KINDS: Readonly<Record<NewFileId | 'plan', string>> = {
  service: GENERATE,
  plan: GENERATE,
  sidecar: CodeActionKind.RefactorExtract,
};

/** Files that may be services of a task definition. */
const MOST_SERVICES = 50;

/** Names that are tried for a file before it is given up. */
const MOST_NAMES = 20;

/** What such an action is resolved from. */
export interface NewFileData {
  readonly uri: string;
  readonly offset: number;
  readonly newFile: NewFileId | 'plan';
}

/** Offers files that can be made of the document at the cursor: a service, a plan, a sidecar. */
export function newFileActions(parsed: Parsed, { range, context }: CodeActionParams): CodeAction[] {
  const asked = context.triggerKind !== CodeActionTriggerKind.Automatic;
  const known = parsed.kind === 'taskDefinition' || parsed.kind === 'taskDefinitionOutput';
  if (!asked || !known || parsed.text.uri.startsWith('untitled:')) return [];
  const { uri } = parsed.text;
  const offset = parsed.text.offsetAt(range.start);
  const plan = message('Create a plan for this task definition');
  const offers = newFilesAt(parsed.document, uri, offset);
  const all = offers.length > 0 ? [...offers, { id: 'plan' as const, title: plan }] : [];
  return all
    .filter(({ id }) => !context.only || context.only.some((only) => KINDS[id].startsWith(only)))
    .map(({ id, title }) => {
      const data: NewFileData = { uri, offset, newFile: id };
      return { title: translate(title), kind: KINDS[id], data };
    });
}

/** Works out the file of an action that was chosen; it is opened once it is there. */
export async function resolveNewFile(session: Session, action: CodeAction): Promise<CodeAction> {
  const data: NewFileData = action.data;
  const parsed = session.document(data.uri);
  const file = parsed && (await make(session, parsed, data));
  const uri = file && (await freeUri(session, data.uri, file.name));
  if (!file || !uri) return action;
  const start = { line: 0, character: 0 };
  return {
    ...action,
    edit: {
      documentChanges: [
        CreateFile.create(uri),
        {
          textDocument: { uri, version: null },
          edits: [{ range: { start, end: start }, newText: file.text }],
        },
      ],
    },
    command: { title: action.title, command: OPEN, arguments: [uri] },
  };
}

async function make(
  { files, values }: Session,
  { document }: Parsed,
  { uri, offset, newFile: id }: NewFileData,
): Promise<NewFile | undefined> {
  if (id === 'plan') return newPlan(uri, files, await files.list(SERVICES, MOST_SERVICES));
  const file = newFile(document, uri, offset, id);
  return file && { ...file, text: filledIn(file.text, await values.around(uri)) };
}

/** The file's place beside the document, under a name that no file has. */
async function freeUri(
  { files }: Session,
  base: string,
  name: NewFile['name'],
): Promise<string | undefined> {
  const safe = name.replaceAll(/[\\/]/g, '-');
  for (let number = 1; number <= MOST_NAMES; number++) {
    const uri = files.resolve(base, number === 1 ? safe : safe.replace('.', `-${number}.`));
    const file = await files.read(uri);
    if ('problem' in file && file.problem === 'notFound') return uri;
  }
  return undefined;
}
