import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { isComplete, isEmptyList, keyOf } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-deployment-controller',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A service must have the members that its deployment controller needs, and no others.',
  why: 'With CODE_DEPLOY a load balancer is required. With EXTERNAL the task definition and the load balancers belong to the task sets. Rollback by alarms works with the ECS controller only.',
  says: [
    'TaskDefinition must be blank',
    'LoadBalancers must be empty or null',
    'Alarm based rollback feature is only supported with ECS deployment controller.',
  ],
  source: 'aws/aws-cdk#26307; deployments that failed, reported in September 2026',
  docs: guide('service_definition_parameters'),
  messages: {
    balancer: 'The deployment controller CODE_DEPLOY requires "loadBalancers" with a target group.',
    task: 'With the deployment controller EXTERNAL the service has no "taskDefinition": set it in the task sets.',
    balancers:
      'With the deployment controller EXTERNAL the service has no "loadBalancers": set them in the task sets.',
    alarms: '"alarms" are supported by the deployment controller ECS only, not by {controller}.',
  },
  check(service, report, subject) {
    const at = service.get('deploymentController').get('type');
    const controller = at.string;
    const creates = subject.operation === 'CreateService';
    if (controller !== 'CODE_DEPLOY' && controller !== 'EXTERNAL') return;
    if (controller === 'CODE_DEPLOY' && isEmptyList(service, 'loadBalancers') && creates) {
      const severity = isComplete(service, subject) ? 'error' : 'warning';
      report({ at, message: 'balancer', severity });
    }
    if (controller === 'EXTERNAL' && creates) {
      const task = service.get('taskDefinition');
      if (task.string) {
        report({ at: keyOf(task), message: 'task', fixes: [remove(task)] });
      }
      const balancers = service.get('loadBalancers');
      if (balancers.items().length > 0) {
        report({ at: keyOf(balancers), message: 'balancers', fixes: [remove(balancers)] });
      }
    }
    const alarms = service.get('deploymentConfiguration').get('alarms');
    if (alarms.kind === 'object' && !alarms.isUnknown) {
      const params = { controller };
      report({ at: keyOf(alarms), message: 'alarms', params, fixes: [remove(alarms)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: service('"deploymentController": { "type": "CODE_DEPLOY" }') },
    { text: service('"deploymentController": { "type": "EXTERNAL" }') },
    {
      title: 'load balancers',
      text: '{ "serviceName": "web", "desiredCount": 1, "deploymentController": { "type": "EXTERNAL" }, "loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80 }] }',
    },
    {
      title: 'alarms',
      text: service(
        '"deploymentController": { "type": "CODE_DEPLOY" }',
        '"loadBalancers": [{ "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1", "containerName": "web", "containerPort": 80 }]',
        '"deploymentConfiguration": { "alarms": { "alarmNames": [], "enable": false, "rollback": false } }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"deploymentController": { "type": "ECS" }',
        '"deploymentConfiguration": { "alarms": { "alarmNames": ["errors"], "enable": true, "rollback": true } }',
      ),
    },
    {
      title: 'task sets have the rest',
      text: '{ "serviceName": "web", "desiredCount": 1, "deploymentController": { "type": "EXTERNAL" }, "loadBalancers": [] }',
    },
    {
      title: 'a controller that is filled in later',
      text: service('"deploymentController": { "type": "${CONTROLLER}" }'),
    },
    {
      title: 'load balancers that are filled in later',
      text: service(
        '"deploymentController": { "type": "CODE_DEPLOY" }',
        '"loadBalancers": "<BALANCERS>"',
      ),
    },
  ],
});
