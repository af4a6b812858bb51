import { service } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';

export const rule: ServiceRule = {
  id: 'service-name-format',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'A service name can contain letters, digits, hyphens and underscores, at most 255.',
  why: 'Amazon ECS refuses any other name.',
  source: 'deployments that failed, reported in September 2026; API reference, CreateService',
  docs: guide('service_definition_parameters'),
  messages: {
    characters:
      '"serviceName" is {name}; it may have letters, digits, "-" and "_" only, at most 255 of them.',
  },
  check(service, report, subject) {
    const at = service.get('serviceName');
    const name = at.string;
    if (subject.operation !== 'CreateService' || !name || /^[A-Za-z0-9_-]{1,255}$/.test(name)) {
      return;
    }
    const meant = name.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 255);
    const fixes = [replace(at, meant)];
    report({ at, message: 'characters', params: { name: JSON.stringify(name) }, fixes });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: service('"serviceName": "my service"') }],
  good: [
    { text: service('"serviceName": "My_service-2"') },
    { title: 'a name that is filled in later', text: service('"serviceName": "web-${STAGE}"') },
  ],
});
