import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AREAS, EVIDENCE } from '../../core/lint/catalogue.ts';
import { examplesOf, hasFix } from '../../core/lint/examples.ts';
import type { Area, Rule } from '../../core/lint/rule.ts';
import { rulePage } from '../../core/lint/rule-page.ts';
import { rules } from '../../core/lint/rules.generated.ts';
import { settingsSchema } from '../../core/lint/settings-schema.ts';
import { format } from '../../core/text/message.ts';
import { LEFT_OUT } from './left-out.ts';
import { writeChanged } from './write.ts';

/** All files of `docs/rules/`, by name. */
export function ruleDocs(): Map<string, string> {
  const files = new Map(
    rules.map((rule) => [`${rule.id}.md`, rulePage(rule, examplesOf(rule), format)]),
  );
  files.set('README.md', `${overview()}\n${ruleTable('./')}\n${leftOut()}`);
  return files;
}

/** The JSON Schema of `.stowagerc.json`, as the extension brings it. */
function settingsSchemaText(): string {
  return `${JSON.stringify(settingsSchema(rules), null, 2)}\n`;
}

/** Where the schema of the settings stands, from the root. */
const SETTINGS_SCHEMA = 'docs/stowagerc.schema.json';

/** Writes `docs/rules/`: a page for each rule, and the table of all of them. */
export function writeRuleDocs(root: string): void {
  const folder = join(root, 'docs/rules');
  mkdirSync(folder, { recursive: true });
  const files = ruleDocs();
  for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(join(folder, name));
  for (const [name, text] of files) writeChanged(join(folder, name), text);
  writeChanged(join(root, SETTINGS_SCHEMA), settingsSchemaText());
}

/** Names of the files of `docs/rules/` that are not what the rules say now. */
export function staleRuleDocs(root: string): string[] {
  const folder = join(root, 'docs/rules');
  const files = ruleDocs();
  const present = existsSync(folder) ? readdirSync(folder) : [];
  const stale = [...files].filter(([name, text]) => {
    const path = join(folder, name);
    return !existsSync(path) || readFileSync(path, 'utf8') !== text;
  });
  const schema = join(root, SETTINGS_SCHEMA);
  const fresh = existsSync(schema) && readFileSync(schema, 'utf8') === settingsSchemaText();
  const other = fresh ? [] : [SETTINGS_SCHEMA];
  return [...other, ...stale.map(([name]) => name), ...present.filter((name) => !files.has(name))];
}

/** The table of all rules by area, with links below the given folder. */
export function ruleTable(folder: string): string {
  const parts: string[] = [];
  for (const [area, heading] of Object.entries(AREAS)) {
    const own = rules.filter((rule) => rule.area === (area as Area));
    if (own.length === 0) continue;
    parts.push(
      `## ${heading}\n`,
      '| rule | severity | evidence | fix | what it wants |',
      '|---|---|---|---|---|',
    );
    for (const rule of own) {
      const title = rule.title.replaceAll('|', '\\|');
      const fix = hasFix(rule) ? 'yes' : '';
      parts.push(
        `| [\`${rule.id}\`](${folder}${rule.id}.md) | ${rule.severity} | ${rule.evidence} | ${fix} | ${title} |`,
      );
    }
    parts.push('');
  }
  return parts.join('\n');
}

/** How many rules there are: in all, with a fix, by severity and by evidence. */
export function ruleCounts(): string {
  const count = (wanted: (rule: Rule) => boolean) => rules.filter(wanted).length;
  const fixes = count(hasFix);
  const by = (name: 'severity' | 'evidence', values: readonly string[]) =>
    values.map((value) => `${count((rule) => rule[name] === value)} ${value}`).join(', ');
  return [
    `${rules.length} rules, ${fixes} of them (${Math.round((100 * fixes) / rules.length)} %) with a fix.`,
    `By severity: ${by('severity', ['error', 'warning', 'info', 'hint'])}.`,
    `By evidence: ${by('evidence', Object.keys(EVIDENCE))}.`,
  ].join('\n');
}

function overview(): string {
  const evidence = Object.entries(EVIDENCE).map(([name, words]) => `* \`${name}\`: ${words}`);
  return [
    '# Rules',
    '',
    'Generated from the rules themselves by `npm run generate -- --docs`. Do not edit.',
    '',
    ruleCounts(),
    '',
    'A rule is an `error` only where there is evidence of a refusal: Amazon ECS or a client refuses',
    'the document, or the task can never start. What AWS documents without such a report is a',
    '`warning`. The evidence tells how sure that is:',
    '',
    ...evidence,
    '',
  ].join('\n');
}

function leftOut(): string {
  const rows = LEFT_OUT.map(([what, why]) => `| \`${what}\` | ${why} |`);
  return ['## Left out on purpose', '', '| what | why |', '|---|---|', ...rows, ''].join('\n');
}

if (import.meta.main) writeRuleDocs(dirname(dirname(import.meta.dirname)));
