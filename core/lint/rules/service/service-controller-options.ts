import type { Node } from '../../../text/node.ts';
import { service } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { keyOf, shiftsTraffic } from './_service.ts';

/** What a task set holds instead of a service whose deployments are external. */
const OF_TASK_SETS = [
  'launchType',
  'capacityProviderStrategy',
  'platformVersion',
  'networkConfiguration',
  'serviceRegistries',
];

/** Members that work with the deployment controller ECS only. */
function onlyEcs(service: Node): Node[] {
  const deployment = service.get('deploymentConfiguration');
  const breaker = deployment.get('deploymentCircuitBreaker');
  const strategy = deployment.get('strategy');
  const connect = service.get('serviceConnectConfiguration');
  return [
    ...(breaker.get('enable').boolean === true ? [breaker] : []),
    ...(shiftsTraffic(strategy.string) ? [strategy] : []),
    ...[deployment.get('lifecycleHooks'), service.get('volumeConfigurations')].filter(
      (list) => list.items().length > 0,
    ),
    ...['linearConfiguration', 'canaryConfiguration', 'bakeTimeInMinutes', 'earlySuccessCriteria']
      .map((name) => deployment.get(name))
      .filter((node) => node.exists && !node.isUnknown),
    ...(connect.get('enabled').boolean === true ? [connect] : []),
  ];
}

export const rule: ServiceRule = {
  id: 'service-controller-options',
  area: 'service',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title: 'Options of the ECS deployment controller must not be set for another controller.',
  why: 'The circuit breaker, deployment strategies, lifecycle hooks, Service Connect and Amazon EBS volumes are documented for the deployment controller ECS. With EXTERNAL, each task set has its own launch type, network and registries.',
  docs: guide('deployment-types'),
  messages: {
    option: '"{name}" is supported by the deployment controller ECS only, not by {controller}.',
    taskSet:
      'With the deployment controller EXTERNAL, "{name}" belongs to the task sets, not to the service.',
    several: 'The deployment controller CODE_DEPLOY supports one load balancer in the service.',
    percent:
      '"{name}" cannot be set with the deployment controller {controller} for tasks on EC2; the default is used.',
  },
  check(service, report, subject) {
    const controller = service.get('deploymentController').get('type').string;
    if (controller !== 'CODE_DEPLOY' && controller !== 'EXTERNAL') return;
    for (const node of onlyEcs(service)) {
      const params = { name: node.asMember?.key ?? '', controller };
      report({ at: keyOf(node), message: 'option', params, fixes: [remove(node)] });
    }
    const balancers = service.get('loadBalancers');
    if (controller === 'CODE_DEPLOY' && balancers.items().length > 1) {
      report({ at: keyOf(balancers), message: 'several' });
    }
    if (subject.operation !== 'CreateService') return;
    if (controller === 'EXTERNAL') {
      for (const name of OF_TASK_SETS) {
        const node = service.get(name);
        if (!node.exists || node.isUnknown || (node.kind === 'array' && !node.items()[0])) continue;
        report({ at: keyOf(node), message: 'taskSet', params: { name }, fixes: [remove(node)] });
      }
    }
    if (service.get('launchType').string !== 'EC2') return;
    for (const [name, usual] of [
      ['maximumPercent', 200],
      ['minimumHealthyPercent', 100],
    ] as const) {
      const node = service.get('deploymentConfiguration').get(name);
      if (node.number === undefined || node.number === usual) continue;
      const params = { name, controller };
      report({ at: keyOf(node), message: 'percent', params, fixes: [remove(node)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"deploymentController": { "type": "CODE_DEPLOY" }',
        '"deploymentConfiguration": { "deploymentCircuitBreaker": { "enable": true, "rollback": true } }',
      ),
    },
    {
      text: service(
        '"deploymentController": { "type": "CODE_DEPLOY" }',
        '"deploymentConfiguration": { "strategy": "BLUE_GREEN", "bakeTimeInMinutes": 5 }',
      ),
    },
    {
      text: '{ "serviceName": "web", "desiredCount": 1, "deploymentController": { "type": "EXTERNAL" }, "launchType": "EC2", "deploymentConfiguration": { "maximumPercent": 150 } }',
    },
  ],
  good: [
    {
      title: 'switched off',
      text: service(
        '"deploymentController": { "type": "CODE_DEPLOY" }',
        '"deploymentConfiguration": { "deploymentCircuitBreaker": { "enable": false, "rollback": false }, "maximumPercent": 200 }',
      ),
    },
    {
      text: service(
        '"deploymentController": { "type": "ECS" }',
        '"deploymentConfiguration": { "deploymentCircuitBreaker": { "enable": true, "rollback": true } }',
      ),
    },
    {
      title: 'a controller that is filled in later',
      text: service(
        '"deploymentController": { "type": "<CONTROLLER>" }',
        '"deploymentConfiguration": { "strategy": "BLUE_GREEN" }',
      ),
    },
  ],
});
