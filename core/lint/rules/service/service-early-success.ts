import { service } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { percentages, shiftsTraffic, strategyOf } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-early-success',
  area: 'service',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title: 'Early success criteria must be complete and need a rolling deployment.',
  why: 'A deployment counts as successful once "healthyPercent" of the tasks are healthy, which is at least the minimum of the deployment.',
  docs: guide('deployment-type-ecs'),
  messages: {
    missing: 'Early success criteria that are enabled need "{name}".',
    minimum:
      '"healthyPercent" is {percent}, below "minimumHealthyPercent", which is {minimum}. Set it to {minimum} or more.',
    strategy: 'Early success criteria are for rolling deployments; the strategy is {strategy}.',
  },
  check(service, report, subject) {
    const criteria = service.get('deploymentConfiguration').get('earlySuccessCriteria');
    if (criteria.kind !== 'object' || criteria.get('enable').boolean !== true) return;
    for (const name of ['healthyPercent', 'sourceServiceRevisionCleanup']) {
      if (criteria.lacks(name)) report({ at: criteria, message: 'missing', params: { name } });
    }
    const strategy = strategyOf(service, subject);
    if (strategy !== undefined && shiftsTraffic(strategy)) {
      report({ at: criteria, message: 'strategy', params: { strategy } });
    }
    const at = criteria.get('healthyPercent');
    const percent = at.number;
    const stated = service.get('deploymentConfiguration').get('minimumHealthyPercent').number;
    // An update keeps the minimum that the service has.
    const update = subject.operation === 'UpdateService';
    const minimum = update ? stated : percentages(service).minimum;
    if (percent === undefined || minimum === undefined || percent >= minimum) return;
    const fixes = [replace(at, minimum)];
    report({ at, message: 'minimum', params: { percent, minimum }, fixes });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service('"deploymentConfiguration": { "earlySuccessCriteria": { "enable": true } }'),
    },
    {
      text: service(
        '"deploymentConfiguration": { "minimumHealthyPercent": 80, "earlySuccessCriteria": { "enable": true, "healthyPercent": 50, "sourceServiceRevisionCleanup": "DEFERRED" } }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"deploymentConfiguration": { "minimumHealthyPercent": 50, "earlySuccessCriteria": { "enable": true, "healthyPercent": 50, "sourceServiceRevisionCleanup": "DEFERRED" } }',
      ),
    },
    {
      title: 'switched off',
      text: service('"deploymentConfiguration": { "earlySuccessCriteria": { "enable": false } }'),
    },
    {
      title: 'a percentage that is filled in later',
      text: service(
        '"deploymentConfiguration": { "earlySuccessCriteria": { "enable": true, "healthyPercent": "<PERCENT>", "sourceServiceRevisionCleanup": "BLOCKING" } }',
      ),
    },
  ],
});
