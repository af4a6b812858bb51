import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'links-not-bridge',
  area: 'networking',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['links'],
  title: 'Links need network mode bridge.',
  why: 'The API supports "links" in bridge mode only.',
  says: [
    "conflicting options: host type networking can't be used with links. This would result in undefined behavior",
  ],
  source: 'moby/moby: the container is never created',
  docs: parameters('container_definition_network'),
  messages: { mode: 'Links work in network mode bridge only, not in "{mode}". Remove "links".' },
  check({ node }, report, task) {
    const mode = task.networkMode;
    const at = node.get('links');
    if ((mode !== 'host' && mode !== 'none') || at.items().length === 0) return;
    report({
      at: at.asMember?.keyRange ?? at,
      message: 'mode',
      params: { mode },
      severity: mode === 'host' ? 'error' : 'warning',
      fixes: [remove(at)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task('"networkMode": "host"', container('"links": ["db"]'), container('"name": "db"')),
    },
  ],
  good: [
    {
      text: task(
        '"networkMode": "bridge"',
        container('"links": ["db"]'),
        container('"name": "db"'),
      ),
    },
    {
      title: 'a mode that is filled in later',
      text: task(
        '"networkMode": "<MODE>"',
        container('"links": ["db"]'),
        container('"name": "db"'),
      ),
    },
  ],
});
