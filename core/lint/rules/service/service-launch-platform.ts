import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { keyOf } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-launch-platform',
  area: 'service',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title:
    'The launch type or capacity provider must fit requiresCompatibilities of the task definition.',
  why: 'Managed Instances are chosen by a capacity provider. Fargate Spot runs Linux, external instances have no network mode awsvpc, and a task definition names what it is compatible with.',
  source: 'aws-cloudformation/cfn-lint E3054; aws/aws-cdk#14931',
  docs: guide('service_definition_parameters'),
  messages: {
    managed:
      '"launchType" cannot be MANAGED_INSTANCES. Remove it and name a capacity provider in "capacityProviderStrategy".',
    spot: 'Windows tasks do not run on FARGATE_SPOT.',
    external: 'Network mode awsvpc is not supported for external instances.',
    requires:
      'The task definition requires {required} and not {launch}. Add {launch} to "requiresCompatibilities" or change "launchType".',
  },
  check(service, report, subject) {
    const at = service.get('launchType');
    const launch = at.string;
    const task = subject.taskOf(service);
    if (launch === 'MANAGED_INSTANCES' && subject.operation !== 'output') {
      report({ at: keyOf(at), message: 'managed', fixes: [remove(at)] });
    }
    for (const item of service.get('capacityProviderStrategy').items()) {
      const provider = item.get('capacityProvider');
      if (task?.windows && provider.string === 'FARGATE_SPOT') {
        report({ at: provider, message: 'spot' });
      }
    }
    const awsvpc = service.get('networkConfiguration').get('awsvpcConfiguration').exists;
    if (launch === 'EXTERNAL' && (awsvpc || task?.networkMode === 'awsvpc')) {
      report({ at, message: 'external' });
    }
    // A task definition for EC2 may run on Fargate too: Amazon ECS decides by its members.
    if (launch !== 'FARGATE' && launch !== 'EXTERNAL') return;
    if (!task?.whole || !task.compatibilitiesKnown || task.requires(launch)) return;
    const items = task.node.get('requiresCompatibilities').items();
    const required = items.map((item) => item.string).join(', ');
    report({ at, message: 'requires', params: { required, launch } });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: service('"launchType": "MANAGED_INSTANCES"') },
    {
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"taskDefinition": { "family": "web", "networkMode": "awsvpc", "requiresCompatibilities": ["EC2"], "cpu": "256", "memory": "512", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27" }] }',
      ),
    },
    {
      text: service(
        '"capacityProviderStrategy": [{ "capacityProvider": "FARGATE_SPOT", "weight": 1 }]',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"taskDefinition": { "family": "web", "networkMode": "awsvpc", "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }, "cpu": "1024", "memory": "2048", "containerDefinitions": [{ "name": "web", "image": "web:1" }] }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"taskDefinition": { "family": "web", "networkMode": "awsvpc", "requiresCompatibilities": ["EC2", "FARGATE"], "cpu": "256", "memory": "512", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27" }] }',
      ),
    },
    {
      title: 'compatibilities that are filled in later',
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"taskDefinition": { "family": "web", "networkMode": "awsvpc", "requiresCompatibilities": ["${TYPE}"], "cpu": "256", "memory": "512", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27" }] }',
      ),
    },
  ],
});
