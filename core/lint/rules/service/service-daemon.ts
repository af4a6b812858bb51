import { service } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { isComplete, isDaemon, keyOf } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-daemon',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title:
    'A daemon service has no desired count, no placement strategy, no Fargate and maximumPercent 100.',
  why: 'It runs one task on each instance that fits; there is nothing to count or to spread.',
  says: [
    'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again',
    'The daemon scheduling strategy does not support values above 100 for maximumPercent',
    'The daemon scheduling strategy does not support placement strategies',
    'Specifying a capacity provider strategy is not supported when you create a service using the DAEMON scheduling strategy.',
  ],
  source:
    'kayac/ecspresso#20; kayac/ecspresso#402; fabfuel/ecs-deploy#59; aws/containers-roadmap#692',
  docs: guide('service_definition_parameters'),
  messages: {
    count: 'A DAEMON service takes no "desiredCount": it runs one task on each instance.',
    strategy: 'A DAEMON service takes no "placementStrategy".',
    providers: 'A DAEMON service takes no "capacityProviderStrategy"; set "launchType" instead.',
    fargate: 'There are no DAEMON services on Fargate.',
    maximum: '"maximumPercent" of a DAEMON service must be 100, not {maximum}.',
    controller: 'A DAEMON service cannot use the deployment controller {controller}.',
  },
  check(service, report, subject) {
    if (!isDaemon(service)) return;
    const count = service.get('desiredCount');
    const strategy = service.get('placementStrategy');
    const controller = service.get('deploymentController').get('type');
    const maximum = service.get('deploymentConfiguration').get('maximumPercent');
    // describe-services prints the count of a daemon too.
    if (count.number !== undefined && subject.operation === 'CreateService') {
      const severity = isComplete(service, subject) ? 'error' : 'warning';
      report({ at: keyOf(count), message: 'count', severity, fixes: [remove(count)] });
    }
    if (strategy.items().length > 0)
      report({
        at: strategy.asMember?.keyRange ?? strategy,
        message: 'strategy',
        fixes: [remove(strategy)],
      });
    const providers = service.get('capacityProviderStrategy');
    if (providers.items().length > 0 && subject.operation === 'CreateService') {
      report({ at: keyOf(providers), message: 'providers', fixes: [remove(providers)] });
    }
    if (service.get('launchType').string === 'FARGATE')
      report({
        at: service.get('schedulingStrategy'),
        message: 'fargate',
        severity: 'warning',
        fixes: [replace(service.get('schedulingStrategy'), 'REPLICA')],
      });
    if (controller.string === 'CODE_DEPLOY' || controller.string === 'EXTERNAL') {
      report({
        at: controller,
        message: 'controller',
        params: { controller: controller.string },
        severity: 'warning',
      });
    }
    if (maximum.number !== undefined && maximum.number !== 100) {
      report({
        at: maximum,
        message: 'maximum',
        params: { maximum: maximum.number },
        severity: maximum.number > 100 ? 'error' : 'warning',
        fixes: [replace(maximum, 100)],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"schedulingStrategy": "DAEMON"',
        '"placementStrategy": [{ "type": "random" }]',
      ),
    },
    {
      text: service(
        '"schedulingStrategy": "DAEMON"',
        '"launchType": "FARGATE"',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
      ),
    },
  ],
  good: [
    {
      text: `{ "serviceName": "logs", "taskDefinition": "logs:1", "schedulingStrategy": "DAEMON", "placementStrategy": [] }`,
    },
    {
      title: 'a strategy that is filled in later',
      text: service(
        '"schedulingStrategy": "<STRATEGY>"',
        '"placementStrategy": [{ "type": "random" }]',
      ),
    },
  ],
});
