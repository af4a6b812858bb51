import { knownValuesIn, valuesOf } from '../../ecs/known-values.ts';
import type { TaskDefinition } from '../../ecs/task-definition.ts';
import type { Editor } from '../../text/edit.ts';
import { message } from '../../text/message.ts';
import type { Node } from '../../text/node.ts';
import type { Change } from './conversions.ts';

/** An environment variable with the container that has it. */
export interface Variable {
  readonly container: Node;
  readonly entry: Node;
  readonly name: string;
}

/** The environment variable around an offset, if its name is known. */
export function variableAt(task: TaskDefinition, offset: number): Variable | undefined {
  for (const { node } of task.containers) {
    for (const entry of node.get('environment').items()) {
      const name = entry.get('name').string;
      if (name && entry.start <= offset && offset <= entry.end)
        return { container: node, entry, name };
    }
  }
  return undefined;
}

/** The value goes where the file cannot show it; the file names a parameter in the task's Region. */
export function toSecret(
  editor: Editor,
  task: TaskDefinition,
  { container, entry, name }: Variable,
): Change[] {
  const secret = { name, valueFrom: parameterName(task, name) };
  const secrets = container.get('secrets');
  const added =
    secrets.kind === 'array'
      ? editor.append(secrets, secret)
      : editor.insert(container, 'secrets', [secret], 'environment');
  const variables = container.get('environment');
  const only = variables.items().length === 1;
  if (only && !secrets.exists) {
    // The list of variables becomes that of secrets: taking out the one and adding the other would overlap.
    const edits = [...editor.rename(variables, 'secrets'), editor.replace(variables, [secret])];
    const title = message('Replace the variable "{name}" by a secret', { name });
    return [{ title, edits }, ...executionRole(editor, task)];
  }
  const gone = only ? variables : entry;
  return [
    { title: message('Remove the variable "{name}"', { name }), edits: editor.remove(gone) },
    { title: message('Add "{key}"', { key: 'secrets' }), edits: added },
    ...executionRole(editor, task),
  ];
}

/** Reading secrets needs an execution role. */
function executionRole(editor: Editor, { node }: TaskDefinition): Change[] {
  if (!node.lacks('executionRoleArn')) return [];
  const account = valuesOf([knownValuesIn(node)], 'account')[0] ?? '<ACCOUNT_ID>';
  const role = `arn:aws:iam::${account}:role/ecsTaskExecutionRole`;
  const title = message('Add "{key}": {value}', { key: 'executionRoleArn', value: role });
  return [{ title, edits: editor.insert(node, 'executionRoleArn', role, 'family') }];
}

/** The line of the AWS CLI that creates the parameter, with the value that leaves the file. */
export function putParameter(task: TaskDefinition, { entry, name }: Variable): string {
  const region = valuesOf([knownValuesIn(task.node)], 'region')[0];
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  return [
    ...['aws', 'ssm', 'put-parameter'],
    `--name ${quoted(parameterName(task, name))}`,
    '--type SecureString',
    `--value ${quoted(entry.get('value').text ?? '')}`,
    ...(region === undefined ? [] : [`--region ${region}`]),
  ].join(' ');
}

function parameterName(task: TaskDefinition, name: string): string {
  return `/${task.node.get('family').string ?? 'task'}/${name}`;
}
