import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { keyOf } from './_service.ts';

/** Surely no role: absent, null or empty. */
const without = (object: Node, name: string): boolean =>
  object.lacks(name) || object.get(name).string === '';

/** The override of the task role in a run-task request; an unknown one counts. */
function overridesRole(service: Node): boolean {
  const overrides = service.get('overrides');
  if (!overrides.exists) return false;
  return overrides.kind !== 'object' || !without(overrides, 'taskRoleArn');
}

export const rule: ServiceRule = {
  id: 'service-exec',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'ECS Exec needs a task role and a writable file system.',
  why: 'The SSM agent that ECS Exec starts in each container uses the task role, and writes to the file system of the container.',
  says: [
    "The service couldn't be created because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.",
    'The execute command failed because a valid task role is not being used. Specify a valid task role in your task definition or as a task override and try again.',
  ],
  source: 'boto/boto3#3173; docker-archive/compose-cli#2120; aws/aws-toolkit-jetbrains#3649',
  docs: guide('ecs-exec'),
  messages: {
    role: '"enableExecuteCommand" needs a task role: the task definition has no "taskRoleArn".',
    readonly:
      '"enableExecuteCommand" does not work in the container "{name}": its root file system is read-only.',
    fault:
      '"enableExecuteCommand" must be off for fault injection, which the task definition enables.',
  },
  check(service, report, subject) {
    const exec = service.get('enableExecuteCommand');
    const task = subject.taskOf(service);
    if (exec.boolean !== true || !task?.whole || task.node.kind !== 'object') return;
    const at = keyOf(exec);
    if (without(task.node, 'taskRoleArn') && !overridesRole(service)) {
      report({ at, message: 'role' });
    }
    const readonly = task.containers.find(
      ({ node }) => node.get('readonlyRootFilesystem').boolean === true,
    );
    if (readonly) {
      const params = { name: readonly.label };
      report({ at, message: 'readonly', params, severity: 'warning' });
    }
    if (task.node.get('enableFaultInjection').boolean === true) {
      report({ at, message: 'fault', severity: 'warning' });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"taskDefinition": { "family": "web", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }] }',
        '"enableExecuteCommand": true',
      ),
    },
    {
      text: service(
        '"taskDefinition": { "family": "web", "taskRoleArn": "arn:aws:iam::123456789012:role/web", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "readonlyRootFilesystem": true }] }',
        '"enableExecuteCommand": true',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"taskDefinition": { "family": "web", "taskRoleArn": "arn:aws:iam::123456789012:role/web", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }] }',
        '"enableExecuteCommand": true',
      ),
    },
    {
      title: 'switched off',
      text: service(
        '"taskDefinition": { "family": "web", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }] }',
        '"enableExecuteCommand": false',
      ),
    },
    {
      title: 'a role that is filled in later',
      text: service(
        '"taskDefinition": { "family": "web", "taskRoleArn": "${ROLE}", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }] }',
        '"enableExecuteCommand": true',
      ),
    },
    {
      title: 'run-task overrides the role',
      text: '{ "taskDefinition": { "family": "web", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }] }, "count": 1, "enableExecuteCommand": true, "overrides": { "taskRoleArn": "arn:aws:iam::123456789012:role/web" } }\n',
      fileName: 'run.json',
    },
  ],
});
