import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import service from '../../core/ecs/schema/service-definition.generated.json' with { type: 'json' };
import task from '../../core/ecs/schema/task-definition.generated.json' with { type: 'json' };
import { rules } from '../../core/lint/rules.generated.ts';
import { nameOf } from '../../core/lint/structures.ts';
import { root } from '../vscode/paths.ts';
import { isSyntax, type Literal, literalsOf, type Syntax, useOf } from './literals.ts';

/*
 * Lists the sentences that a bundle of l10n/ does not translate yet, one a line:
 *   node scripts/run.mjs scripts/generate/l10n.ts [zh-cn]
 */

/** Rooms whose sentences people read in the editor. What ECS itself would say is never translated. */
const ROOMS = [
  'client/**/*.{ts,tsx}',
  'core/{analysis,assist,ecs,lint,placement,plan,view}/**/*.ts',
  'server/features/*.ts',
];

/** Files without sentences, or with the sentences of ECS. */
const LEFT_OUT =
  /\.test\.ts$|\.generated\.ts$|lint\/(catalogue|example|settings-schema)\.ts$|explain\/event\.ts$|ecs\/log-options\/|export\/svg-style\.ts$|plan\/capture\//;

/** Members that are no sentences for people who use the editor. */
const UNSEEN_MEMBERS = /^(?:event|description)$/;
/** What takes text for the log, and errors of the program itself. */
const UNSEEN_CALLS = /^(?:log|\w*Error|runSafe|handle)$/;

/** What reads like a sentence and is none: markup, fonts, an event of ECS. */
const NONE = /\$\{|^(?:width=|default-src|Noto|Segoe|unable to scale)/;

/** Every sentence of the product that is translated, with the file it stands in. */
export function sentences(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { area, id, messages, title, why } of rules) {
    for (const sentence of [...Object.values(messages), title, why]) {
      found.set(sentence, `core/lint/rules/${area}/${id}.ts`);
    }
  }
  for (const structure of Object.keys({ ...task.definitions, ...service.definitions })) {
    found.set(nameOf(structure).template, 'core/lint/structures.ts');
  }
  for (const path of globSync(ROOMS, { cwd: root })) {
    if (LEFT_OUT.test(path)) continue;
    const text = readFileSync(join(root, path), 'utf8');
    for (const sentence of inText(text, path)) if (!NONE.test(sentence)) found.set(sentence, path);
  }
  return found;
}

/** The panel and the host mark sentences by `t(…)`; elsewhere whatever reads like one is one. */
function inText(text: string, path: string): string[] {
  const isSentence = path.startsWith('client/')
    ? isMarked
    : path.includes('/rules/')
      ? isFixTitle
      : readsLikeOne;
  return literalsOf(path, text)
    .filter(isSentence)
    .map(({ value }) => value);
}

/** `t('…')`, or `t(condition ? '…' : '…')`. */
function isMarked(literal: Literal): boolean {
  const { kind, name, index } = useOf(literal);
  return kind === 'argument' && name === 't' && index === 0;
}

/** What a rule reports is known from the rule itself; of the rest of its file only fixes speak. */
function isFixTitle(literal: Literal): boolean {
  const { name } = useOf(literal);
  const { around } = literal;
  const object = around.find(({ type }) => type === 'ObjectExpression');
  // The rule itself has a title too, which its page shows; so have examples.
  const ofRule = membersOf(object).some((each) => isMember(each, 'why'));
  const ofExample = around.some(({ type, id }) => {
    return type === 'VariableDeclarator' && isSyntax(id) && id.name === 'examples';
  });
  return name === 'title' && !ofRule && !ofExample;
}

const membersOf = (object: Syntax | undefined): readonly Syntax[] =>
  (object?.properties as readonly Syntax[] | undefined) ?? [];

const isMember = ({ type, key }: Syntax, name: string): boolean =>
  type === 'Property' && isSyntax(key) && key.name === name;

/** Several words that begin like a sentence, or one that is shown as it is. */
function readsLikeOne(literal: Literal): boolean {
  const { kind, name, index } = useOf(literal);
  if (kind === 'argument' && UNSEEN_CALLS.test(name)) return false;
  if (kind === 'member' && UNSEEN_MEMBERS.test(name)) return false;
  if (/^["\p{L}{].*\s\S/u.test(literal.value)) return true;
  const isShown = kind === 'argument' ? name === 'message' && index === 0 : name === 'label';
  return isShown && /^\p{L}/u.test(literal.value);
}

/** The sentences that a bundle lacks. */
export function untranslated(bundle: Readonly<Record<string, string>>): string[] {
  return [...sentences().keys()].filter((sentence) => !Object.hasOwn(bundle, sentence)).sort();
}

if (import.meta.main) {
  const language = process.argv[2] ?? 'zh-cn';
  const file = join(root, 'l10n', `bundle.l10n.${language}.json`);
  const missing = untranslated(JSON.parse(readFileSync(file, 'utf8')));
  for (const sentence of missing) console.log(sentence);
  console.log(`${missing.length} sentences are not translated into ${language}.`);
}
