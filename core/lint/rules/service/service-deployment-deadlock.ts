import { service } from '../../example.ts';
import { set } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { isDaemon, percentages, shiftsTraffic } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-deployment-deadlock',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'The deployment percentages must allow the deployment to make progress.',
  why: 'Amazon ECS keeps at least the minimum running and at most the maximum. Where it may neither start nor stop a task, no deployment ever proceeds.',
  says: [
    'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments',
    'was unable to stop or start tasks during a deployment because of the service deployment configuration',
  ],
  docs: guide('service-event-messages-list'),
  messages: {
    deadlock:
      'With {desired} tasks, {minimum} % keeps {floor} running and {maximum} % allows {ceiling}: a deployment can neither start nor stop a task. Raise "maximumPercent" or lower "minimumHealthyPercent".',
  },
  check(service, report) {
    const desired = service.get('desiredCount').number;
    const configuration = service.get('deploymentConfiguration');
    const { minimum, maximum } = percentages(service);
    if (
      isDaemon(service) ||
      desired === undefined ||
      !Number.isSafeInteger(desired) ||
      desired < 1 ||
      configuration.kind !== 'object' ||
      minimum === undefined ||
      maximum === undefined
    )
      return;
    const type = service.get('deploymentController').get('type').string;
    if (type === 'CODE_DEPLOY' || type === 'EXTERNAL') return;
    if (shiftsTraffic(configuration.get('strategy').string)) return;
    const floor = Math.ceil((desired * minimum) / 100);
    const ceiling = Math.floor((desired * maximum) / 100);
    if (ceiling > desired || floor < desired) return;
    const stated = (name: string) => configuration.get(name).number === 100;
    const refused = stated('maximumPercent') && stated('minimumHealthyPercent');
    const percent = configuration.get('maximumPercent');
    const at = percent.exists ? percent : configuration.get('minimumHealthyPercent');
    report({
      at: at.exists ? at : configuration,
      message: 'deadlock',
      severity: refused ? 'error' : 'warning',
      params: { desired, minimum, maximum, floor, ceiling },
      fixes: [set(configuration, 'maximumPercent', 200)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"deploymentConfiguration": { "minimumHealthyPercent": 100, "maximumPercent": 100 }',
      ),
    },
    {
      title: 'too few tasks for the percentage',
      text: service(
        '"desiredCount": 3',
        '"deploymentConfiguration": { "minimumHealthyPercent": 75, "maximumPercent": 125 }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"desiredCount": 4',
        '"deploymentConfiguration": { "minimumHealthyPercent": 75, "maximumPercent": 125 }',
      ),
    },
    {
      title: 'a count that is filled in later',
      text: service(
        '"desiredCount": "<COUNT>"',
        '"deploymentConfiguration": { "minimumHealthyPercent": 100, "maximumPercent": 100 }',
      ),
    },
  ],
});
