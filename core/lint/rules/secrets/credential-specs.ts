import { container, task } from '../../example.ts';
import { remove, replace } from '../../fixes.ts';
import { type ContainerRule, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'credential-specs',
  area: 'secrets',
  severity: 'error',
  evidence: 'documented',
  on: 'container',
  needs: ['credentialSpecs'],
  title: 'A container has one credential spec, with its prefix.',
  why: 'A credential spec begins with credentialspec: or credentialspecdomainless:, followed by the ARN of an SSM parameter or an S3 object.',
  docs: parameters('container_definition_security'),
  messages: {
    several: 'A container takes one credential spec; here are {count}.',
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
        fixes: [remove(second)],
      });
    const first = specs[0];
    if (!first?.string || /^credentialspec(?:domainless)?:arn:aws/.test(first.string)) return;
    const arn = /^arn:aws/.test(first.string)
      ? [replace(first, `credentialspec:${first.string}`)]
      : [];
    report({ at: first, message: 'format', fixes: arn });
  },
  examples: {
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
  },
};
