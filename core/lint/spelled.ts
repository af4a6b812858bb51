import { rootShape, type Shape } from '../ecs/schema/schema.ts';
import type { Notation } from '../text/document.ts';

/** Changes the names of members in a sentence into those that a notation has. */
export type SpellSentence = (sentence: string) => string;

/** Quoted names, and words with a capital letter inside. */
const WORDS =
  /"([a-z][A-Za-z0-9]{1,60})"|(?<![\w.-])([a-z][a-z0-9]{1,40}[A-Z][A-Za-z0-9]{0,60})(?![\w-])/g;

/** Names of members that are more often a value in quotes. */
const VALUES: ReadonlySet<string> = new Set(['host', 'task', 'value', 'options']);

let names: ReadonlySet<string> | undefined;

/** The names of all members of the API that documents of ours have. */
function memberNames(): ReadonlySet<string> {
  if (names) return names;
  const found = new Set<string>();
  const seen = new Set<Shape>();
  const visit = (shape: Shape): void => {
    if (seen.has(shape)) return;
    seen.add(shape);
    for (const [name, inner] of shape.members ?? []) {
      found.add(name);
      visit(inner);
    }
    if (shape.items) visit(shape.items);
  };
  visit(rootShape('taskDefinition'));
  visit(rootShape('serviceDefinition'));
  names = found;
  return found;
}

const made = new Map<string, SpellSentence | undefined>();

/** How sentences are spelled in a notation; undefined where members are called as in the API. */
export function sentencesIn(notation: Notation): SpellSentence | undefined {
  if (!made.has(notation.id)) {
    const same = notation.spell('networkMode') === 'networkMode';
    made.set(notation.id, same ? undefined : (sentence) => respell(sentence, notation));
  }
  return made.get(notation.id);
}

function respell(sentence: string, notation: Notation): string {
  return sentence.replace(WORDS, (word, quoted: string | undefined, bare: string | undefined) => {
    const name = quoted ?? bare ?? '';
    if (!memberNames().has(name) || (quoted !== undefined && VALUES.has(name))) return word;
    return word.replace(name, notation.spell(name));
  });
}
