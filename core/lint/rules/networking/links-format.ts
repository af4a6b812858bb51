import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'links-format',
  area: 'networking',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['links'],
  title: 'A link must be a container name, optionally followed by a colon and an alias.',
  why: 'The container agent stops a task with any other link before it starts.',
  says: ['invalid link format'],
  source: 'aws/amazon-ecs-agent agent/api/task/task.go',
  docs: parameters('container_definition_network'),
  messages: { parts: '"{link}" has {count} parts; a link is "container" or "container:alias".' },
  check({ node }, report) {
    for (const at of node.get('links').items()) {
      const parts = at.string?.split(':') ?? [];
      if (parts.length <= 2) continue;
      const params = { link: at.string ?? '', count: parts.length };
      report({ at, message: 'parts', params, fixes: [replace(at, parts.slice(0, 2).join(':'))] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        '"networkMode": "bridge"',
        container('"links": ["db:database:5432"]'),
        container('"name": "db"'),
      ),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "bridge"',
        container('"links": ["db:database"]'),
        container('"name": "db"'),
      ),
    },
    {
      title: 'a link that is filled in later',
      text: task('"networkMode": "bridge"', container('"links": ["${A}:b:c"]')),
    },
  ],
});
