import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';
import type { Node, Range } from '../text/node.ts';
import { matchesGlob } from './glob.ts';
import { UNKNOWN_CONTAINER, UNKNOWN_CONTAINER_TITLE } from './pipeline/findings.ts';
import { DEFAULT_PRESET, PRESETS, type Preset } from './presets.ts';
import type { Severity } from './rule.ts';

/** What a user says about a rule. */
export type Choice = Severity | 'off';

export type Choices = Readonly<Record<string, Choice>>;

/** How the rules are to be applied: the settings of the editor, and `.stowagerc.json`. */
export interface LintSettings {
  /** The preset on which `rules` build; `recommended` when left out. */
  readonly extends?: Preset;
  /** By rule id, or `*` for all rules. */
  readonly rules?: Choices;
  /** Other choices for some files; later ones win. */
  readonly overrides?: readonly { readonly files: readonly string[]; readonly rules: Choices }[];
}

export const CHOICES: readonly Choice[] = ['error', 'warning', 'info', 'hint', 'off'];

/** What the settings say about a rule in a file. */
export interface Chosen {
  /** Undefined when they leave it as it is. */
  readonly choice: Choice | undefined;
  /** True when the rule is named by its id, not by `*` alone. */
  readonly named: boolean;
}

/** What the settings say about a rule in a file. */
export function choiceFor(settings: LintSettings, rule: string, file: string): Chosen {
  let chosen: Chosen = { choice: undefined, named: false };
  const apply = (choices: Choices | undefined) => {
    if (!choices) return;
    if (Object.hasOwn(choices, rule)) chosen = { choice: choices[rule], named: true };
    else if (choices['*']) chosen = { choice: choices['*'], named: chosen.named };
  };
  apply(settings.rules);
  for (const { files, rules } of settings.overrides ?? []) {
    if (files.some((pattern) => matchesGlob(pattern, file))) apply(rules);
  }
  return chosen;
}

/** Something in a settings file that cannot be used. */
export interface SettingsProblem extends Range {
  readonly message: Message;
}

/** What a settings file may have. */
const KEYS: ReadonlySet<string> = new Set(['$schema', 'extends', 'rules', 'overrides']);

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
  if (root.kind !== 'object')
    refuse(root, 'Expected an object with "extends", "rules" and "overrides".');
  for (const { key, keyRange } of root.members) {
    if (!KEYS.has(key)) {
      refuse(
        keyRange,
        'Unknown setting "{key}". Valid settings: "extends", "rules" and "overrides".',
        { key },
      );
    }
  }
  const base = root.get('extends');
  const preset = PRESETS.find((each) => each === base.string);
  if (base.exists && !preset) {
    refuse(base, '"extends" is one of {presets}.', { presets: PRESETS.join(', ') });
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
  const rules = choices(root.get('rules'));
  return { settings: { ...(preset && { extends: preset }), rules, overrides }, problems };
}

/** A rule as a schema describes it. */
type DescribedRule = { readonly id: string; readonly title: string };

/** The schema of severities by rule, each with the title of its rule. */
function choicesSchema(rules: readonly DescribedRule[]): object {
  const choice = { enum: CHOICES };
  const properties = Object.fromEntries(
    [...rules, { id: UNKNOWN_CONTAINER, title: UNKNOWN_CONTAINER_TITLE }].map(({ id, title }) => [
      id,
      { description: title, ...choice },
    ]),
  );
  return {
    type: 'object',
    properties: { '*': { description: 'All rules.', ...choice }, ...properties },
    additionalProperties: false,
  };
}

/** The JSON Schema of VS Code's settings files, of which it knows the rules alone; for completion. */
export function editorSettingsSchema(rules: readonly DescribedRule[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: { 'stowage.lint.rules': choicesSchema(rules) },
  };
}

/** The JSON Schema of `.stowagerc.json`, for completion. */
export function settingsSchema(rules: readonly DescribedRule[]): object {
  const choices = choicesSchema(rules);
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
      extends: {
        enum: PRESETS,
        default: DEFAULT_PRESET,
        description: 'The preset on which "rules" build; each includes the one before it.',
      },
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
