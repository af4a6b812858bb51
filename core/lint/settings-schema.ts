import { UNKNOWN_CONTAINER, UNKNOWN_CONTAINER_TITLE } from './pipeline/findings.ts';
import { DEFAULT_PRESET, PRESETS } from './presets.ts';
import { CHOICES } from './settings.ts';

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
    description: 'The severity of a rule, or "off".',
    properties: { '*': { description: 'All rules.', ...choice }, ...properties },
    additionalProperties: false,
  };
}

/**
 * The JSON Schema of VS Code's settings files, of which it knows the rules alone; for completion.
 * @param settings the file with the schema of `.stowagerc.json`, beside this one
 */
export function editorSettingsSchema(settings: string): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: { 'stowage.lint.rules': { $ref: `${settings}#/definitions/choices` } },
  };
}

/** The JSON Schema of `.stowagerc.json`, for completion. */
export function settingsSchema(rules: readonly DescribedRule[]): object {
  const choices = { $ref: '#/definitions/choices' };
  const files = {
    type: ['string', 'array'],
    items: { type: 'string' },
    description: 'Patterns such as "test/**".',
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of Stowage',
    // Hundreds of rules, which can be named in two places.
    definitions: { choices: choicesSchema(rules) },
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      extends: {
        enum: PRESETS,
        default: DEFAULT_PRESET,
        description: 'The preset on which "rules" build; each includes the one before it.',
      },
      rules: choices,
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
