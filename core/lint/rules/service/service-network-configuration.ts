import { service } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { isComplete, onFargate } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-network-configuration',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A Fargate service needs a network configuration.',
  why: 'Tasks on Fargate have network interfaces of their own, which need subnets.',
  says: ["Network Configuration must be provided when networkMode 'awsvpc' is specified."],
  docs: guide('service_definition_parameters'),
  messages: { missing: 'Fargate needs "networkConfiguration" with the subnets of the tasks.' },
  check(service, report, subject) {
    if (subject.operation === 'UpdateService' || subject.operation === 'output') return;
    if (!onFargate(service) || !service.lacks('networkConfiguration')) return;
    // Other controllers take it from the task set.
    if (service.get('deploymentController').get('type').string === 'EXTERNAL') return;
    const at = service.get('launchType').exists
      ? service.get('launchType')
      : service.get('capacityProviderStrategy');
    const network = { awsvpcConfiguration: { subnets: ['<SUBNET_ID>'] } };
    report({
      at,
      message: 'missing',
      severity: isComplete(service, subject) ? 'error' : 'warning',
      fixes: [insert(service, 'networkConfiguration', network)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: service('"launchType": "FARGATE"') }],
  good: [
    {
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
      ),
    },
    { title: 'on EC2 it depends', text: service('"launchType": "EC2"') },
    {
      title: 'a network that is filled in later',
      text: service('"launchType": "FARGATE"', '"networkConfiguration": "<NETWORK>"'),
    },
  ],
});
