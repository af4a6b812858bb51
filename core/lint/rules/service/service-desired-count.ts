import { service } from '../../example.ts';
import { insert } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { opening } from '../../structures.ts';
import { isComplete, isDaemon } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-desired-count',
  area: 'service',
  severity: 'warning',
  evidence: 'documented',
  on: 'service',
  title: 'A new service needs a desired count.',
  why: 'The count is required unless the scheduling strategy is DAEMON.',
  source: 'API reference, CreateService; reproio/ecs_deploy#9',
  docs: guide('service_definition_parameters'),
  messages: {
    missing: '"desiredCount" is missing; create-service requires it for the strategy REPLICA.',
  },
  check(service, report, subject) {
    if (subject.operation !== 'CreateService' || !isComplete(service, subject)) return;
    const strategy = service.get('schedulingStrategy');
    const replica = service.lacks('schedulingStrategy') || strategy.string === 'REPLICA';
    if (!replica || isDaemon(service) || !service.lacks('desiredCount')) return;
    const fixes = [insert(service, 'desiredCount', 1, { after: 'taskDefinition' })];
    report({ at: opening(service), message: 'missing', fixes });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: '{ "serviceName": "web", "taskDefinition": "web:1", "launchType": "EC2" }\n' }],
  good: [
    { text: service('"desiredCount": 0') },
    {
      title: 'a daemon has none',
      text: '{ "serviceName": "logs", "taskDefinition": "logs:1", "schedulingStrategy": "DAEMON" }\n',
    },
    {
      title: "a tool's file without a task definition",
      text: '{ "serviceName": "web", "launchType": "EC2" }\n',
    },
    {
      title: 'a strategy that is filled in later',
      text: '{ "serviceName": "web", "taskDefinition": "web:1", "schedulingStrategy": "${S}" }\n',
    },
  ],
});
