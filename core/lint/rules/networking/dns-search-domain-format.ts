import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'dns-search-domain-format',
  area: 'networking',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['dnsSearchDomains'],
  title: 'A DNS search domain must be a domain name.',
  why: 'The guide gives the pattern: letters, digits, hyphens and dots, 254 characters at most.',
  docs: parameters('container_definition_network'),
  messages: { format: '"{domain}" is no domain name.' },
  check({ node }, report) {
    for (const at of node.get('dnsSearchDomains').items()) {
      const domain = at.string;
      if (!domain || /^[a-zA-Z0-9.-]{0,253}[a-zA-Z0-9]$/.test(domain)) continue;
      report({ at, message: 'format', params: { domain } });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task('"networkMode": "bridge"', container('"dnsSearchDomains": ["my_domain.local"]')),
    },
  ],
  good: [
    { text: task('"networkMode": "bridge"', container('"dnsSearchDomains": ["example.com"]')) },
    {
      title: 'a domain that is filled in later',
      text: task('"networkMode": "bridge"', container('"dnsSearchDomains": ["${DOMAIN}"]')),
    },
  ],
});
