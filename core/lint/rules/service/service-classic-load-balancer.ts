import { service } from '../../example.ts';
import { guide, type ServiceRule } from '../../rule.ts';
import { onFargate } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-classic-load-balancer',
  area: 'service',
  severity: 'error',
  evidence: 'documented',
  on: 'service',
  title: 'A service whose tasks have network mode awsvpc uses no Classic Load Balancer.',
  why: 'Such tasks are reached at addresses of their own, which only Application and Network Load Balancers can register. AWS documents that Classic Load Balancers are not supported for them.',
  docs: guide('service-load-balancing'),
  messages: {
    classic:
      'The tasks have network mode awsvpc, for which Classic Load Balancers are not supported. Name a "targetGroupArn" instead.',
  },
  check(service, report, subject) {
    const awsvpc = onFargate(service) || subject.taskOf(service)?.networkMode === 'awsvpc';
    if (!awsvpc) return;
    for (const balancer of service.get('loadBalancers').items()) {
      const at = balancer.get('loadBalancerName');
      if (at.string && balancer.lacks('targetGroupArn')) report({ at, message: 'classic' });
    }
  },
  examples: {
    bad: [
      {
        text: service(
          '"launchType": "FARGATE"',
          '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
          '"loadBalancers": [{ "loadBalancerName": "web", "containerName": "web", "containerPort": 80 }]',
        ),
      },
    ],
    good: [
      {
        title: 'in network mode bridge',
        text: service(
          '"loadBalancers": [{ "loadBalancerName": "web", "containerName": "web", "containerPort": 80 }]',
          '"taskDefinition": { "networkMode": "bridge", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80 }] }] }',
        ),
      },
      {
        title: 'a name that is filled in later',
        text: service(
          '"launchType": "FARGATE"',
          '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
          '"loadBalancers": [{ "loadBalancerName": "${LOAD_BALANCER}", "containerName": "web", "containerPort": 80 }]',
        ),
      },
    ],
  },
};
