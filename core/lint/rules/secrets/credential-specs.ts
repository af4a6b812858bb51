import { container, task } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'credential-specs',
  area: 'secrets',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['credentialSpecs'],
  title: 'A container can have one credential spec, with its prefix.',
  why: 'A credential spec begins with credentialspec: or credentialspecdomainless:, followed by the ARN of an SSM parameter or an S3 object.',
  says: ['unsupported credentialspec ARN, only s3/ssm ARNs are valid'],
  source: 'aws/amazon-ecs-agent agent/taskresource/credentialspec',
  docs: parameters('container_definition_security'),
  messages: {
    several: 'A container takes one credential spec; here are {count}.',
    service: 'A credential spec is the ARN of an SSM parameter or an S3 object, not of {service}.',
    format: 'A credential spec is "credentialspec:ARN" or "credentialspecdomainless:ARN".',
  },
  check({ node }, report) {
    const specs = node.get('credentialSpecs').items();
    const second = specs[1];
    if (second)
      report({
        at: second,
        message: 'several',
        params: { count: specs.length },
        severity: 'warning',
        fixes: [remove(second)],
      });
    const first = specs[0];
    if (!first?.string) return;
    const service = /^credentialspec(?:domainless)?:arn:aws[\w-]*:([\w-]*):/.exec(
      first.string,
    )?.[1];
    if (service === 's3' || service === 'ssm') return;
    if (service !== undefined)
      return report({ at: first, message: 'service', params: { service } });
    if (/^credentialspec(?:domainless)?:arn:/.test(first.string)) return;
    const arn = /^arn:aws/.test(first.string)
      ? [replace(first, `credentialspec:${first.string}`)]
      : [];
    report({ at: first, message: 'format', severity: 'warning', fixes: arn });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"credentialSpecs": ["arn:aws:ssm:eu-west-1:123456789012:parameter/gmsa"]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"credentialSpecs": ["credentialspec:arn:aws:ssm:eu-west-1:123456789012:parameter/gmsa"]',
        ),
      ),
    },
    {
      title: 'a spec that is filled in later',
      text: task(container('"credentialSpecs": ["<SPEC>"]')),
    },
  ],
});
