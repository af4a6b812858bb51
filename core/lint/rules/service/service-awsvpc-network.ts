import { service } from '../../example.ts';
import { insert, remove } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { isComplete, onFargate } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-awsvpc-network',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A service with tasks in network mode awsvpc needs a network configuration.',
  why: 'The network interfaces of the tasks need subnets.',
  says: [
    "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    'Network Configuration is not valid for the given networkMode of this task definition.',
  ],
  docs: guide('service_definition_parameters'),
  messages: {
    missing:
      'The task definition has network mode awsvpc, so that the service needs "networkConfiguration" with subnets.',
    needless: 'The task definition has network mode {mode}; "networkConfiguration" is for awsvpc.',
  },
  check(service, report, subject) {
    const task = subject.taskOf(service);
    // An update keeps the network that the service has.
    if (!task || onFargate(service) || subject.operation === 'output') return;
    const update = subject.operation === 'UpdateService';
    const at = service.get('taskDefinition');
    const network = service.get('networkConfiguration');
    const mode = task.networkMode;
    // Other controllers take it from the task set.
    const external = service.get('deploymentController').get('type').string === 'EXTERNAL';
    if (mode === 'awsvpc' && service.lacks('networkConfiguration') && !external && !update) {
      report({
        at,
        message: 'missing',
        severity: isComplete(service, subject) ? 'error' : 'warning',
        fixes: [
          insert(service, 'networkConfiguration', {
            awsvpcConfiguration: { subnets: ['<SUBNET_ID>'] },
          }),
        ],
      });
    } else if (
      (mode === 'bridge' || mode === 'host') &&
      network.get('awsvpcConfiguration').exists
    ) {
      report({
        at: network.asMember?.keyRange ?? network,
        message: 'needless',
        params: { mode },
        fixes: [remove(network)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"taskDefinition": { "networkMode": "bridge", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128 }] }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: service('"taskDefinition": "<TASK_DEFINITION>"'),
    },
  ],
});
