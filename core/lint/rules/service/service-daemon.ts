import { service } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { guide, type ServiceRule } from '../../rule.ts';
import { isDaemon, onFargate } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-daemon',
  area: 'service',
  severity: 'error',
  evidence: 'documented',
  on: 'service',
  title: 'A daemon service has no count, no strategy, no Fargate and a maximum of 100 percent.',
  why: 'It runs one task on each instance that fits; there is nothing to count or to spread.',
  docs: guide('service_definition_parameters'),
  messages: {
    count: 'A DAEMON service takes no "desiredCount": it runs one task on each instance.',
    strategy: 'A DAEMON service takes no "placementStrategy".',
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
    if (count.number && subject.kind === 'serviceDefinition') {
      report({
        at: count.asMember?.keyRange ?? count,
        message: 'count',
        severity: 'warning',
        fixes: [remove(count)],
      });
    }
    if (strategy.items().length > 0)
      report({
        at: strategy.asMember?.keyRange ?? strategy,
        message: 'strategy',
        // "You don't need to specify" it, says the API: not that it is refused.
        severity: 'warning',
        fixes: [remove(strategy)],
      });
    if (onFargate(service))
      report({
        at: service.get('schedulingStrategy'),
        message: 'fargate',
        fixes: [replace(service.get('schedulingStrategy'), 'REPLICA')],
      });
    if (controller.string === 'CODE_DEPLOY' || controller.string === 'EXTERNAL') {
      report({ at: controller, message: 'controller', params: { controller: controller.string } });
    }
    if (maximum.number !== undefined && maximum.number !== 100) {
      report({
        at: maximum,
        message: 'maximum',
        params: { maximum: maximum.number },
        severity: 'warning',
        fixes: [replace(maximum, 100)],
      });
    }
  },
  examples: {
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
  },
};
