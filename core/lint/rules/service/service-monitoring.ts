import { service } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';

/** Source: API reference, MetricConfiguration, read 2026-11. */
const METRICS = ['CPUUtilization', 'MemoryUtilization'];
const RESOLUTIONS = [20, 60];

export const rule: ServiceRule = {
  id: 'service-monitoring',
  area: 'service',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title: 'Service monitoring must use supported metrics and resolutions.',
  why: 'The metrics CPUUtilization and MemoryUtilization are collected every 20 or every 60 seconds.',
  docs: guide('cloudwatch-metrics'),
  messages: {
    metric: 'There is no metric {metric}; it is CPUUtilization or MemoryUtilization.',
    resolution: '"resolutionSeconds" is {seconds}; it must be 20 or 60.',
  },
  check(service, report) {
    for (const item of service.get('monitoring').get('metricConfigurations').items()) {
      for (const metric of item.get('metricNames').items()) {
        if (!metric.string || METRICS.includes(metric.string)) continue;
        const params = { metric: JSON.stringify(metric.string) };
        report({ at: metric, message: 'metric', params });
      }
      const at = item.get('resolutionSeconds');
      if (at.number === undefined || RESOLUTIONS.includes(at.number)) continue;
      const params = { seconds: at.number };
      report({ at, message: 'resolution', params, fixes: [replace(at, 60)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"monitoring": { "metricConfigurations": [{ "metricNames": ["CPU"], "resolutionSeconds": 10 }] }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"monitoring": { "metricConfigurations": [{ "metricNames": ["CPUUtilization"], "resolutionSeconds": 20 }] }',
      ),
    },
    {
      title: 'values that are filled in later',
      text: service(
        '"monitoring": { "metricConfigurations": [{ "metricNames": ["<METRIC>"], "resolutionSeconds": "<SECONDS>" }] }',
      ),
    },
  ],
});
