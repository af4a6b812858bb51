import { service } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';

export const rule: ServiceRule = {
  id: 'service-deployment-percent',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title:
    'minimumHealthyPercent must be at most 100 and at most maximumPercent, which should be at least 100.',
  why: 'The minimum is the share of the desired tasks that must go on running during a deployment, the maximum the share that may run.',
  says: ['minimumHealthyPercent must be at most 100'],
  docs: guide('service_definition_parameters'),
  messages: {
    high: '"minimumHealthyPercent" is {minimum}; it must be at most 100.',
    negative: '"{name}" is {value}; it must not be negative.',
    low: '"maximumPercent" is {maximum}: fewer tasks than desired may run during a deployment, which then cannot complete. Use at least 100.',
    order: '"minimumHealthyPercent" is {minimum}, above "maximumPercent", which is {maximum}.',
  },
  check(service, report) {
    const deployment = service.get('deploymentConfiguration');
    const at = deployment.get('minimumHealthyPercent');
    const minimum = at.number;
    const maximum = deployment.get('maximumPercent').number;
    for (const name of ['minimumHealthyPercent', 'maximumPercent']) {
      const node = deployment.get(name);
      if (node.number === undefined || node.number >= 0) continue;
      const params = { name, value: node.number };
      report({ at: node, message: 'negative', params, severity: 'warning' });
    }
    const desired = service.get('desiredCount').number;
    if (
      maximum !== undefined &&
      maximum >= 0 &&
      maximum < 100 &&
      desired !== 0 &&
      !(minimum && minimum > maximum)
    ) {
      const most = deployment.get('maximumPercent');
      const fixes = [replace(most, 100)];
      report({ at: most, message: 'low', params: { maximum }, severity: 'warning', fixes });
    }
    if (minimum === undefined) return;
    if (minimum > 100) {
      report({ at, message: 'high', params: { minimum }, fixes: [replace(at, 100)] });
    } else if (maximum !== undefined && maximum >= 0 && minimum > maximum) {
      report({ at, message: 'order', params: { minimum, maximum }, severity: 'warning' });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: service('"deploymentConfiguration": { "minimumHealthyPercent": 101 }') },
    {
      text: service(
        '"deploymentConfiguration": { "minimumHealthyPercent": 100, "maximumPercent": 50 }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"deploymentConfiguration": { "minimumHealthyPercent": 100, "maximumPercent": 200 }',
      ),
    },
    {
      title: 'a percentage that is filled in later',
      text: service('"deploymentConfiguration": { "minimumHealthyPercent": "<PERCENT>" }'),
    },
  ],
});
