import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';

export const rule: ServiceRule = {
  id: 'service-public-ip-ec2',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'assignPublicIp is for tasks on Fargate.',
  why: 'On EC2 the interface of a task never gets one.',
  says: ['Assign public IP is not supported for this launch type'],
  docs: guide('service_definition_parameters'),
  messages: {
    ec2: '"assignPublicIp" works on Fargate only. Tasks on EC2 reach the internet through a NAT gateway.',
  },
  check(service, report) {
    const at = service.get('networkConfiguration').get('awsvpcConfiguration').get('assignPublicIp');
    if (service.get('launchType').string !== 'EC2' || at.string !== 'ENABLED') return;
    report({ at, message: 'ec2', fixes: [remove(at)] });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"launchType": "EC2"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"], "assignPublicIp": "ENABLED" } }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"launchType": "EC2"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"], "assignPublicIp": "DISABLED" } }',
      ),
    },
    {
      title: 'a launch type that is filled in later',
      text: service(
        '"launchType": "<TYPE>"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"], "assignPublicIp": "ENABLED" } }',
      ),
    },
  ],
});
