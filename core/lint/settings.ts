import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';
import type { Node, Range } from '../text/node.ts';
import { matchesGlob } from './glob.ts';
import type { Severity } from './rule.ts';

/** What a user says about a rule. */
export type Choice = Severity | 'off';

export type Choices = Readonly<Record<string, Choice>>;

/** How the rules are to be applied: the settings of the editor, and `.stowagerc.json`. */
export interface LintSettings {
  /** By rule id, or `*` for all rules. */
  readonly rules?: Choices;
  /** Other choices for some files; later ones win. */
  readonly overrides?: readonly { readonly files: readonly string[]; readonly rules: Choices }[];
}

export const CHOICES: readonly Choice[] = ['error', 'warning', 'info', 'hint', 'off'];

/** What the settings say about a rule in a file; undefined when they leave it as it is. */
export function choiceFor(settings: LintSettings, rule: string, file: string): Choice | undefined {
  const pick = (choices: Choices | undefined) =>
    choices && Object.hasOwn(choices, rule) ? choices[rule] : choices?.['*'];
  let choice = pick(settings.rules);
  for (const { files, rules } of settings.overrides ?? []) {
    if (files.some((pattern) => matchesGlob(pattern, file))) choice = pick(rules) ?? choice;
  }
  return choice;
}

/** Something in a settings file that cannot be used. */
export interface SettingsProblem extends Range {
  readonly message: Message;
}

/**
 * Reads settings from the tree of a `.stowagerc.json`. What cannot be used is a problem, the rest holds.
 * @param ids of all rules
 */
export function readSettings(
  root: Node,
  ids: ReadonlySet<string>,
): { settings: LintSettings; problems: SettingsProblem[] } {
  const problems: SettingsProblem[] = [];
  const refuse = (at: Range, template: string, params: Message['params'] = {}) => {
    problems.push({ start: at.start, end: at.end, message: message(template, params) });
  };
  const choices = (node: Node): Choices => {
    const found: Record<string, Choice> = {};
    if (node.exists && node.kind !== 'object')
      refuse(node, 'Expected an object with rule ids as keys.');
    for (const { key, keyRange, value } of node.members) {
      const choice = CHOICES.find((each) => each === value.string);
      if (key !== '*' && !ids.has(key)) refuse(keyRange, 'Unknown rule "{rule}".', { rule: key });
      else if (choice === undefined) {
        refuse(value, 'Expected one of {choices}.', { choices: CHOICES.join(', ') });
      } else found[key] = choice;
    }
    return found;
  };
  if (root.kind !== 'object') refuse(root, 'Expected an object with "rules" and "overrides".');
  for (const { key, keyRange } of root.members) {
    if (key !== 'rules' && key !== 'overrides' && key !== '$schema') {
      refuse(keyRange, 'Unknown setting "{key}". Valid settings: "rules" and "overrides".', {
        key,
      });
    }
  }
  const overrides = root
    .get('overrides')
    .items()
    .map((item) => {
      const files = item.get('files');
      const patterns =
        files.string === undefined ? files.items().map((each) => each.string) : [files.string];
      const known = patterns.filter((pattern) => pattern !== undefined);
      if (known.length === 0) refuse(item, 'Expected a list of glob patterns in "files".');
      return { files: known, rules: choices(item.get('rules')) };
    });
  return { settings: { rules: choices(root.get('rules')), overrides }, problems };
}

/** The JSON Schema of `.stowagerc.json`, for completion. */
export function settingsSchema(rules: readonly { id: string; title: string }[]): object {
  const choice = { enum: CHOICES };
  const properties = Object.fromEntries(
    rules.map(({ id, title }) => [id, { description: title, ...choice }]),
  );
  const choices = {
    type: 'object',
    properties: { '*': { description: 'All rules.', ...choice }, ...properties },
    additionalProperties: false,
  };
  const files = {
    type: ['string', 'array'],
    items: { type: 'string' },
    description: 'Patterns such as "test/**".',
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of Stowage',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      rules: { ...choices, description: 'The severity of a rule, or "off".' },
      overrides: {
        type: 'array',
        description: 'Other severities for some files; later ones win.',
        items: {
          type: 'object',
          required: ['files', 'rules'],
          properties: { files, rules: choices },
        },
      },
    },
    additionalProperties: false,
  };
}
