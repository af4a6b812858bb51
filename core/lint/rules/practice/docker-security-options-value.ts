import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'docker-security-options-value',
  area: 'practice',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['dockerSecurityOptions'],
  title: 'A Docker security option must have one of the documented forms.',
  why: 'These are no-new-privileges, apparmor:PROFILE, label:VALUE and credentialspec:PATH.',
  docs: parameters('container_definition_security'),
  messages: {
    value:
      '"{value}" is no security option. Write no-new-privileges, apparmor:PROFILE, label:VALUE or credentialspec:PATH.',
  },
  check({ node }, report) {
    for (const at of node.get('dockerSecurityOptions').items()) {
      const value = at.string;
      if (
        !value ||
        /^(?:no-new-privileges(?:[:=](?:true|false))?$|(?:apparmor|label|credentialspec)[:=])/.test(
          value,
        )
      )
        continue;
      report({ at, message: 'value', params: { value } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"dockerSecurityOptions": ["seccomp:unconfined"]')) }],
  good: [
    { text: task(container('"dockerSecurityOptions": ["no-new-privileges", "apparmor:web"]')) },
    {
      title: 'an option that is filled in later',
      text: task(container('"dockerSecurityOptions": ["<OPTION>"]')),
    },
  ],
});
