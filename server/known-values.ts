import { type KnownValues, knownValuesIn } from '../core/ecs/known-values.ts';
import { mayConcernStowage, recognise } from '../core/ecs/recognise.ts';
import { readDocument } from '../core/notations/read-document.ts';
import type { Parsed } from './documents.ts';
import type { Session } from './session.ts';
import { SERVICES, TASK_DEFINITIONS } from './workspace.ts';

/** Files of each kind that are read for the values in them. */
const MOST = 100;

/** What a file holds, for as long as its text stays the same. */
const known = new Map<string, { readonly text: string; readonly values: KnownValues }>();

/** What open documents hold, by their tree. */
const ofDocument = new WeakMap<Parsed, KnownValues>();

/** The values that a document and the others of the workspace hold, the document first. */
export async function knownValuesFor(
  { files }: Pick<Session, 'files'>,
  uri: string,
  parsed?: Parsed,
): Promise<KnownValues[]> {
  const lists = await Promise.all([files.list(TASK_DEFINITIONS, MOST), files.list(SERVICES, MOST)]);
  const others = [...new Set(lists.flat())].filter((each) => each !== uri);
  const found = await Promise.all(
    others.map(async (each) => {
      const file = await files.readSmall(each);
      return 'text' in file ? valuesOfFile(each, file.text) : undefined;
    }),
  );
  const own = parsed ? valuesOfDocument(parsed) : new Map();
  return [own, ...found.filter((each) => each !== undefined)];
}

function valuesOfDocument(parsed: Parsed): KnownValues {
  let values = ofDocument.get(parsed);
  if (!values) {
    values = knownValuesIn(parsed.document.root);
    ofDocument.set(parsed, values);
  }
  return values;
}

function valuesOfFile(uri: string, text: string): KnownValues {
  const before = known.get(uri);
  if (before?.text === text) return before.values;
  const values = read(uri, text);
  if (known.size >= 4 * MOST) known.clear();
  known.set(uri, { text, values });
  return values;
}

/** Of files that are no document of ours nothing is taken. */
function read(uri: string, text: string): KnownValues {
  if (!mayConcernStowage(uri, text)) return new Map();
  const { root } = readDocument(text);
  return recognise(root, uri) ? knownValuesIn(root) : new Map();
}
