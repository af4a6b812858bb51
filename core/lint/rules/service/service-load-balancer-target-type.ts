import { service } from '../../example.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { onFargate } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-load-balancer-target-type',
  area: 'service',
  preset: 'all',
  severity: 'hint',
  evidence: 'documented',
  on: 'service',
  title: 'The target type of a target group must fit the network mode of the tasks.',
  why: 'Tasks in network mode awsvpc have addresses of their own and are registered as "ip"; all others are reached through their instance. The target type cannot be changed later, and it stands in no file that Stowage reads.',
  docs: guide('service-load-balancing'),
  messages: {
    ip: 'The tasks have network mode awsvpc: this target group must have the target type "ip".',
    instance:
      'The tasks have network mode {mode}: this target group must have the target type "instance".',
  },
  check(service, report, subject) {
    const task = subject.taskOf(service);
    const mode = onFargate(service) ? 'awsvpc' : task?.effectiveNetworkMode;
    if (mode !== 'awsvpc' && mode !== 'bridge' && mode !== 'host') return;
    for (const balancer of service.get('loadBalancers').items()) {
      const at = balancer.get('targetGroupArn');
      if (!at.text) continue;
      report({ at, message: mode === 'awsvpc' ? 'ip' : 'instance', params: { mode } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      title: 'on Fargate',
      text: service(
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80 }]',
      ),
    },
    {
      title: 'in network mode bridge',
      text: service(
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80 }]',
        '"taskDefinition": { "networkMode": "bridge", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80 }] }] }',
      ),
    },
  ],
  good: [
    {
      title: 'a Classic Load Balancer has no target group',
      text: service(
        '"loadBalancers": [{ "loadBalancerName": "web", "containerName": "web", "containerPort": 80 }]',
        '"taskDefinition": { "networkMode": "bridge", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80 }] }] }',
      ),
    },
    {
      title: 'a task definition that is filled in later',
      text: service(
        '"taskDefinition": "<TASK_DEFINITION>"',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80 }]',
      ),
    },
  ],
});
