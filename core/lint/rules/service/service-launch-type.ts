import { service } from '../../example.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';

export const rule: ServiceRule = {
  id: 'service-launch-type',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A Fargate service needs a task definition that can run on Fargate.',
  why: 'Amazon ECS notes at registration what a task definition is compatible with, and refuses a service for anything else. Fargate needs network mode awsvpc and a size at the task level.',
  says: ['Task definition does not support launch_type FARGATE'],
  docs: guide('service_definition_parameters'),
  messages: {
    mode: 'The task definition has network mode {mode}; a service on Fargate needs one with awsvpc.',
    size: 'The task definition has no "cpu" and "memory" at the task level, which Fargate needs.',
  },
  check(service, report, subject) {
    const at = service.get('launchType');
    const task = subject.taskOf(service);
    // A definition that requires FARGATE is told so where it stands.
    if (at.string !== 'FARGATE' || !task?.whole || task.fargate) return;
    const mode = task.effectiveNetworkMode;
    const sizeless = task.node.lacks('cpu') || task.node.lacks('memory');
    if (mode !== undefined && mode !== 'awsvpc') {
      report({ at, message: 'mode', params: { mode } });
    } else if (mode === 'awsvpc' && sizeless) report({ at, message: 'size' });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"taskDefinition": { "networkMode": "bridge", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }] }',
      ),
    },
    {
      title: 'no size',
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"taskDefinition": { "networkMode": "awsvpc", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }] }',
      ),
    },
  ],
  good: [
    {
      title: 'a definition that names no compatibility and could run on Fargate',
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"taskDefinition": { "networkMode": "awsvpc", "cpu": "256", "memory": "512", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27" }] }',
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"taskDefinition": { "networkMode": "${MODE}", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }] }',
      ),
    },
  ],
});
