import type { Node } from '../../../text/node.ts';
import { commandList, healthCheckList } from '../../command-line.ts';
import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import type { DocumentRule, Examples, Fix } from '../../rule.ts';
import { nameAt } from '../../structures.ts';
import { isServicePart, type Part } from '../../subject.ts';
import { violationsOf } from '../../violations.ts';

/** A task definition in the place of its name: the form of plans and of examples. */
function isInline(node: Node, part: Part): boolean {
  return isServicePart(part) && node.kind === 'object' && node === part.node.get('taskDefinition');
}

/** Log options have a rule of their own. */
function isLogOption({ parent }: Node): boolean {
  return parent?.parent?.asMember?.name === 'logConfiguration' && parent.kind === 'object';
}

/**
 * A number or boolean as the text that is written; undefined where the text would read differently,
 * as for 1.10 or an account id of more digits than a number holds.
 */
function asWritten(node: Node): string | undefined {
  if (node.kind === 'string') return node.text;
  if (node.kind !== 'number' && node.kind !== 'boolean') return undefined;
  const text = String(node.value);
  return text.length === node.end - node.start && text.length <= 15 ? text : undefined;
}

/** Ids that somebody wrote into one string. */
const SEVERAL = /^[\w.-]+(?: *, *[\w.-]+)+$/;

/** A string as the list that was meant: the words of a command, ids that commas separate. */
function asList({ asMember, parent }: Node, text: string, windows: boolean): string[] {
  const name = asMember?.name;
  if (name === 'command' && parent?.asMember?.name === 'healthCheck') return healthCheckList(text);
  if (name === 'command' || name === 'entryPoint') return commandList(text, windows);
  return SEVERAL.test(text) ? text.split(',').map((each) => each.trim()) : [text];
}

/** The same value as another type, where it can be one without loss. */
function conversions(node: Node, type: string, windows: boolean): Fix[] {
  const { value } = node;
  const preferred = true;
  if (type === 'string' && (node.kind === 'number' || node.kind === 'boolean')) {
    const text = asWritten(node);
    return text === undefined ? [] : [replace(node, text, { preferred })];
  }
  if (type === 'number' && node.string !== undefined && /^\d{1,15}$/.test(node.string)) {
    return [replace(node, Number(node.string), { preferred })];
  }
  if (type === 'number' && Number.isFinite(node.number)) {
    return [replace(node, Math.round(node.number ?? 0))];
  }
  if (type === 'boolean' && /^(?:true|false)$/i.test(node.string ?? '')) {
    return [replace(node, node.string?.toLowerCase() === 'true', { preferred })];
  }
  if (type === 'array' && node.kind === 'string') {
    return [replace(node, asList(node, String(value), windows))];
  }
  if (type === 'array' && node.kind === 'object' && node.asMember?.name === 'environment') {
    const pairs = node.members.map(({ key: name, value }) => ({ name, value: asWritten(value) }));
    const known = pairs.filter(
      (pair): pair is { name: string; value: string } => pair.value !== undefined,
    );
    return known.length < pairs.length ? [] : [replace(node, known, { preferred })];
  }
  return [];
}

export const rule: DocumentRule = {
  id: 'schema-wrong-type',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'document',
  title: 'Every value must have the JSON type that the API expects.',
  why: 'The AWS CLI compares the types before it sends anything: task-level "cpu" and "memory" are strings, those of a container are numbers, the values of environment variables are strings.',
  says: [
    "Invalid type for parameter cpu, value: 256, type: <class 'int'>, valid types: <class 'str'>",
  ],
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html',
  messages: {
    string: '"{name}" must be a string, in quotes: "{value}".',
    number: '"{name}" must be a whole number without quotes.',
    boolean: '"{name}" must be true or false, without quotes.',
    array: '"{name}" must be a list in brackets, such as [ … ].',
    object: '"{name}" must be an object in braces, such as { … }.',
  },
  check(subject, report) {
    const windows = subject.tasks.some((each) => each.windows);
    for (const part of subject.parts) {
      for (const { keyword, node, params } of violationsOf(part.node, part.schema)) {
        if (keyword !== 'type' || isLogOption(node) || isInline(node, part)) continue;
        const type = String(params.type);
        const message = type === 'integer' ? 'number' : type;
        // The AWS CLI takes true for the number 1; other tools refuse it.
        const severity = message === 'number' && node.kind === 'boolean' ? 'warning' : 'error';
        report({
          at: node,
          message: message in rule.messages ? message : 'string',
          params: { name: nameAt(node), value: String(node.value ?? '') },
          severity: isServicePart(part) && subject.operation === 'output' ? 'warning' : severity,
          fixes: conversions(node, message, windows),
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task('"cpu": 256', '"memory": "512"') },
    { text: task(container('"memory": "128"')) },
    { text: task(container('"essential": "true"')) },
    { text: task(container('"command": "npm start"')) },
    { text: task(container('"environment": { "PORT": "80" }')) },
    { text: task(container('"environment": [{ "name": "PORT", "value": 80 }]')) },
  ],
  good: [
    { text: task('"cpu": "256"', '"memory": "512"') },
    { title: 'a number that is filled in later', text: task(container('"memory": "<MEMORY>"')) },
    {
      title: 'as describe-task-definition fills it in',
      text: task(container('"cpu": 0', '"portMappings": []')),
    },
  ],
});
