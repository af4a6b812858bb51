import { service } from '../../example.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { isDaemon, onFargate, percentages } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-static-port-deployment',
  area: 'service',
  severity: 'hint',
  evidence: 'documented',
  on: 'service',
  title: 'A service with fixed host ports needs room to replace its tasks.',
  why: 'Two copies cannot hold one port of an instance. Where every copy must go on running, each new one needs an instance of its own that is free.',
  docs: guide('service-event-messages-list'),
  messages: {
    fixed:
      'Port {port} of the host is fixed and {minimum} % of {desired} tasks must go on running: a deployment needs a free instance beside those that run the service. Lower "minimumHealthyPercent" or use dynamic ports.',
  },
  check(service, report, subject) {
    const task = subject.taskOf(service);
    const desired = service.get('desiredCount').number;
    const { minimum } = percentages(service);
    if (!task || !desired || minimum === undefined || isDaemon(service) || onFargate(service))
      return;
    if (Math.ceil((desired * minimum) / 100) < desired) return;
    const mode = task.effectiveNetworkMode;
    if (mode !== 'bridge' && mode !== 'host') return;
    for (const { node } of task.containers) {
      for (const mapping of node.get('portMappings').items()) {
        const port =
          mapping.get('hostPort').number ||
          (mode === 'host' ? mapping.get('containerPort').number : undefined);
        if (!port) continue;
        report({
          at: service.get('taskDefinition'),
          message: 'fixed',
          params: { port, minimum, desired },
        });
        return;
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"taskDefinition": { "networkMode": "bridge", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80, "hostPort": 80 }] }] }',
      ),
    },
  ],
  good: [
    { text: service() },
    { title: 'a count that is filled in later', text: service('"desiredCount": "<COUNT>"') },
  ],
});
