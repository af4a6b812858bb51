import { filledIn, type KnownValues, valuesOf } from '../../ecs/known-values.ts';
import type { TaskDefinition } from '../../ecs/task-definition.ts';
import { type Draft, mapSnippets, plain, text } from '../../text/draft.ts';
import { message } from '../../text/message.ts';
import type { Node } from '../../text/node.ts';
import { own } from '../../text/own.ts';
import type { CompletionContext } from './context.ts';
import type { Value } from './item.ts';

/** Identifiers of AWS with stops where the account's own parts go, by member. */
const IDENTIFIERS: Readonly<Record<string, readonly string[]>> = {
  taskRoleArn: ['arn:aws:iam::${1:<ACCOUNT_ID>}:role/${2:ecsTaskRole}'],
  executionRoleArn: ['arn:aws:iam::${1:<ACCOUNT_ID>}:role/${2:ecsTaskExecutionRole}'],
  valueFrom: [
    'arn:aws:secretsmanager:${1:<REGION>}:${2:<ACCOUNT_ID>}:secret:${3:name-AbCdEf}',
    'arn:aws:ssm:${1:<REGION>}:${2:<ACCOUNT_ID>}:parameter/${3:name}',
  ],
  credentialsParameter: [
    'arn:aws:secretsmanager:${1:<REGION>}:${2:<ACCOUNT_ID>}:secret:${3:name-AbCdEf}',
  ],
  image: ['${1:<ACCOUNT_ID>}.dkr.ecr.${2:<REGION>}.amazonaws.com/${3:app}:${4:1.0.0}'],
  targetGroupArn: [
    'arn:aws:elasticloadbalancing:${1:<REGION>}:${2:<ACCOUNT_ID>}:targetgroup/${3:app}/${4:<ID>}',
  ],
  registryArn: ['arn:aws:servicediscovery:${1:<REGION>}:${2:<ACCOUNT_ID>}:service/${3:srv-<ID>}'],
};

/** Members whose values come under another name. */
const UNDER: Readonly<Record<string, string>> = {
  'awslogs-region': 'region',
  AWS_Region: 'region',
  log_group_name: 'awslogs-group',
};

/** Members that name things of the document itself, or of one file: those of others would mislead. */
const NOT_OFFERED: ReadonlySet<string> = new Set(['account', 'family']);

/** Values offered of other documents. */
const MOST = 20;

/** What the document and the others of the workspace have for a member. */
export function knownValues(
  { name, path }: CompletionContext,
  documents: readonly KnownValues[],
): Value[] {
  const member = String(typeof name === 'number' ? path.at(-1) : name);
  if (NOT_OFFERED.has(member)) return [];
  const values = valuesOf(documents, own(UNDER, member) ?? member).slice(0, MOST);
  const detail = message('in the workspace');
  return values.map((value) => ({ text: value, detail }));
}

/** What can be written for a member that holds an identifier of AWS, as far as it is known. */
export function identifiers(
  name: string | number | undefined,
  documents: readonly KnownValues[],
): Value[] {
  return (own(IDENTIFIERS, String(name)) ?? []).map((snippet) => {
    const filled = filledIn(snippet, documents);
    return { text: withoutStops(filled), draft: text(filled), kind: 'block' };
  });
}

/** Fills in what a draft leaves open: Region, account, the family, the port of the container. */
export function filler(
  documents: readonly KnownValues[],
  task: TaskDefinition | undefined,
  container: Node,
): (written: Draft) => Draft {
  const family = task?.node.get('family').string ?? 'app';
  const port = portAround(container) ?? 8080;
  const fill = (snippet: string): string => {
    if (!snippet.includes('<')) return snippet;
    const own = snippet.replace('<FAMILY>', plain(family)).replace('<PORT>', String(port));
    return filledIn(own, documents);
  };
  return (written) => (hasPlaceholders(written) ? mapSnippets(written, fill) : written);
}

const placeholders = new WeakMap<Draft, boolean>();

/** Whether a draft leaves something open; asked of the same drafts at each completion. */
function hasPlaceholders(written: Draft): boolean {
  let found = placeholders.get(written);
  if (found === undefined) {
    found = JSON.stringify(written).includes('<');
    placeholders.set(written, found);
  }
  return found;
}

/** The first port of the container that a node is or stands in. */
function portAround(node: Node): number | undefined {
  for (let around: Node | undefined = node; around; around = around.parent) {
    const [first] = around.get('portMappings').items();
    if (first) return first.get('containerPort').number;
  }
  return undefined;
}

/** The content of a snippet with its stops filled in by their defaults. */
function withoutStops(snippet: string): string {
  return snippet.replace(/\$\{\d:([^}$]*)\}/g, '$1');
}
