/** A way in which definitions are written, as far as the name and a look at the text can tell. */
export type FormId = 'json' | 'yaml' | 'cloudformation-json' | 'cloudformation-yaml' | 'hcl';

/** How files of a form are told from all others, without reading them. */
export interface Form {
  readonly id: FormId;
  /** Ids of languages that documents of the form have in editors. */
  readonly languages: readonly string[];
  /** Names of files that may have the form. */
  readonly files: RegExp;
  /** What a text of the form has; all of them. Each takes time in proportion to the text. */
  readonly has: readonly RegExp[];
}

/** Resources of CloudFormation that are definitions of Amazon ECS. */
const ECS =
  /\bAWS::ECS::(?:TaskDefinition|Service|TaskSet|Cluster|CapacityProvider|ClusterCapacityProviderAssociations)\b/;

/** Keys at the beginning of a line of which one stands in every definition that is written in YAML. */
const YAML_KEYS =
  /^(?:-[ \t]+)?["']?(?:containerDefinitions|taskDefinition|serviceName|desiredCount|deploymentConfiguration|launchType|capacityProviderStrategy|requiresCompatibilities)["']?[ \t]*:/m;

/** The first that fits counts. A notation that is added has an entry here, and one in read-document.ts. */
export const FORMS: readonly Form[] = [
  {
    id: 'cloudformation-json',
    languages: ['json', 'jsonc', 'cloudformation'],
    files: /\.(?:jsonc?|template|cfn)$/i,
    has: [/^\s*\{/, ECS, /"Resources"\s*:/],
  },
  {
    id: 'cloudformation-yaml',
    languages: ['yaml', 'cloudformation'],
    files: /\.(?:ya?ml|template|cfn)$/i,
    has: [ECS, /(?:^|[{,])[ \t]*["']?Resources["']?[ \t]*:/m],
  },
  { id: 'yaml', languages: ['yaml'], files: /\.ya?ml$/i, has: [YAML_KEYS] },
  {
    id: 'hcl',
    languages: ['terraform', 'opentofu'],
    files: /\.(?:tf|tofu)$/i,
    has: [/aws_ecs_(?:task_definition|service)"|container_definitions/],
  },
  {
    id: 'json',
    languages: ['json', 'jsonc', 'stowage-json-template'],
    files: /\.(?:jsonc?|tpl|tftpl|json\.\w{1,10})$/i,
    has: [],
  },
];

/** Ids of all languages in whose documents definitions can be written. */
export const LANGUAGES: readonly string[] = [
  ...new Set(FORMS.flatMap(({ languages }) => languages)),
];

/** Endings of the names of such files, without the dot. */
export const ENDINGS = [
  'json',
  'jsonc',
  'tpl',
  'tftpl',
  'json.*',
  'yaml',
  'yml',
  'template',
  'cfn',
  'tf',
  'tofu',
];

/** True for names of files that may hold a definition. */
export function mayHoldDefinition(fileName: string): boolean {
  return FORMS.some(({ files }) => files.test(fileName));
}

/**
 * The form of a text: by the language that the editor knows it to have, else by the name of its file, and by
 * its content.
 * @returns undefined for what is written in a notation that we read and is none of ours
 */
export function formOf(text: string, fileName = '', language?: string): Form | undefined {
  const possible = FORMS.filter((form) => isPossible(form, fileName, language));
  // A name or language that nobody knows: JSON, which most definitions are written in.
  if (possible.length === 0) return FORMS.at(-1);
  return possible.find(({ has }) => has.every((pattern) => pattern.test(text)));
}

function isPossible(form: Form, fileName: string, language: string | undefined): boolean {
  if (language !== undefined && LANGUAGES.includes(language)) {
    return form.languages.includes(language);
  }
  return form.files.test(fileName);
}
