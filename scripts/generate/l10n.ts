import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import service from '../../core/ecs/schema/service-definition.generated.json' with { type: 'json' };
import task from '../../core/ecs/schema/task-definition.generated.json' with { type: 'json' };
import { rules } from '../../core/lint/rules.generated.ts';
import { nameOf } from '../../core/lint/structures.ts';
import { root } from '../vscode/paths.ts';

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
  /\.test\.ts$|\.generated\.ts$|lint\/(catalogue|example)\.ts$|explain\/event\.ts$|ecs\/log-options\/|export\/svg-style\.ts$|plan\/capture\//;

/** A string in quotes, with what stands before it on its line. */
const LITERAL = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g;

/** `t('…')`, or `t(condition ? '…' : '…')`. */
const MARKED = /\bt\(\s*(?:[^'"()]*\?\s*)?'(?:[^'\\\n]|\\.)*'(?:\s*:\s*'(?:[^'\\\n]|\\.)*')?/g;

/** The title of a fix, which stands deeper than that of its rule. */
const FIX_TITLE = /^ {4,}title(?::|\s*=)[^;]*?(?:,\n|;|\n\s*(?:params|edits|preferred))/gm;

/** What goes into the log, and the schema of the settings, which is made once for all languages. */
const UNSEEN =
  /(?:\bsession,\s*|\.log\(|\bError\(|\bevent: |\bdescription: |\btitle: (?='Settings))'[^'\n]*'/g;

/** What reads like a sentence and is none: markup, fonts, an event of ECS. */
const NONE = /\$\{|^(?:width=|default-src|Noto|Segoe|unable to scale)/;

/** Every sentence of the product that is translated, with the file it stands in. */
export function sentences(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { area, id, messages, why } of rules) {
    for (const sentence of [...Object.values(messages), why]) {
      found.set(sentence, `core/lint/rules/${area}/${id}.ts`);
    }
  }
  for (const structure of Object.keys({ ...task.definitions, ...service.definitions })) {
    found.set(nameOf(structure).template, 'core/lint/structures.ts');
  }
  for (const path of globSync(ROOMS, { cwd: root })) {
    if (LEFT_OUT.test(path)) continue;
    const text = withoutComments(readFileSync(join(root, path), 'utf8'));
    for (const sentence of inText(text, path)) if (!NONE.test(sentence)) found.set(sentence, path);
  }
  return found;
}

/** The panel and the host mark sentences by `t(…)`; elsewhere whatever reads like one is one. */
function inText(text: string, path: string): string[] {
  if (path.startsWith('client/')) {
    return [...text.matchAll(MARKED)].flatMap(([call]) => strings(call));
  }
  // What a rule reports is known from the rule itself; of the rest of its file only fixes speak.
  if (path.includes('/rules/')) {
    return [...text.matchAll(FIX_TITLE)].flatMap(([title]) =>
      strings(title).filter((each) => /^\p{Lu}/u.test(each)),
    );
  }
  const seen = /^server\/|^core\/placement\/|lint\/(?:lint|settings)\.ts$/.test(path)
    ? text.replace(UNSEEN, '')
    : text;
  return strings(seen).filter((each) => /^["\p{L}{].*\s\S/u.test(each) || LABELS.has(each));
}

/** Sentences of one word, which nothing but their place tells from names. */
const LABELS = new Set([
  'Constraints',
  'Strategy',
  'Choice',
  'Memory',
  'Ports',
  'GPUs',
  'Attributes',
  'Agent',
  'Status',
  'Service',
  'Tasks',
  'Instance',
  'Instances',
]);

function strings(text: string): string[] {
  return [...text.matchAll(LITERAL)].map(([, single, double]) =>
    (single ?? double ?? '').replace(/\\(.)/g, '$1'),
  );
}

function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^import [\s\S]*?;$/gm, '');
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
