import { service } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';

export const rule: ServiceRule = {
  id: 'service-deployment-alarms',
  area: 'service',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title: 'Deployment alarms need alarm names, and the circuit breaker a threshold above 0.',
  why: 'A deployment fails when one of the CloudWatch alarms is raised or when so many tasks fail to start.',
  docs: guide('deployment-alarm-failure'),
  messages: {
    none: 'Deployment alarms are enabled, and "alarmNames" is empty.',
    threshold: '"value" is {value}; a threshold must be above 0.',
    percent: '"value" is {value}; a bounded percentage is 100 at most.',
  },
  check(service, report) {
    const deployment = service.get('deploymentConfiguration');
    const alarms = deployment.get('alarms');
    const names = alarms.get('alarmNames');
    const empty = names.kind === 'array' && names.items().length === 0 && !names.open;
    if (alarms.get('enable').boolean === true && empty) report({ at: names, message: 'none' });
    const threshold = deployment.get('deploymentCircuitBreaker').get('thresholdConfiguration');
    const at = threshold.get('value');
    const value = at.number;
    if (value === undefined) return;
    if (value <= 0)
      report({ at, message: 'threshold', params: { value }, fixes: [replace(at, 1)] });
    else if (value > 100 && threshold.get('type').string === 'BOUNDED_PERCENT') {
      report({ at, message: 'percent', params: { value }, fixes: [replace(at, 100)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"deploymentConfiguration": { "alarms": { "alarmNames": [], "enable": true, "rollback": true } }',
      ),
    },
    {
      text: service(
        '"deploymentConfiguration": { "deploymentCircuitBreaker": { "enable": true, "rollback": true, "thresholdConfiguration": { "type": "COUNT", "value": 0 } } }',
      ),
    },
  ],
  good: [
    {
      title: 'switched off',
      text: service(
        '"deploymentConfiguration": { "alarms": { "alarmNames": [], "enable": false, "rollback": false } }',
      ),
    },
    {
      text: service(
        '"deploymentConfiguration": { "deploymentCircuitBreaker": { "enable": true, "rollback": true, "thresholdConfiguration": { "type": "BOUNDED_PERCENT", "value": 100 } } }',
      ),
    },
    {
      title: 'names that are filled in later',
      text: service(
        '"deploymentConfiguration": { "alarms": { "alarmNames": [{{ .Alarms }}], "enable": true, "rollback": true } }',
      ),
    },
  ],
});
