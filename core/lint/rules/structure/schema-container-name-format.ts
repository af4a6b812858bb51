import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'schema-container-name-format',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'A container name can contain letters, digits, hyphens and underscores, at most 255.',
  why: 'The name is used in host names, log streams and on the command line.',
  says: ['Container.name contains invalid characters.'],
  source: 'ansible/ansible#22860; cds-snc/notification-terraform#328',
  docs: parameters('container_definition_name'),
  messages: {
    characters: '"name" may have letters, digits, "-" and "_" only, 255 characters at most.',
  },
  check({ node }, report) {
    const name = node.get('name');
    if (!name.string || /^[A-Za-z0-9_-]{1,255}$/.test(name.string)) return;
    const clean = name.string.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 255);
    report({ at: name, message: 'characters', fixes: [replace(name, clean)] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"name": "web app"')) }],
  good: [
    { text: task(container('"name": "web_app-2"')) },
    { title: 'part of it is filled in later', text: task(container('"name": "web.${ENV}"')) },
  ],
});
