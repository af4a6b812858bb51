import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { variablesOf } from '../../variables.ts';

export const rule: ContainerRule = {
  id: 'env-duplicate',
  area: 'secrets',
  severity: 'hint',
  evidence: 'unsourced',
  on: 'container',
  needs: ['environment'],
  title: 'Environment variable names must be unique in a container.',
  why: 'Only one of the values can reach the container.',
  docs: parameters('container_definition_environment'),
  messages: { twice: '"{name}" is set twice. Remove the one that you do not mean.' },
  check(container, report) {
    const seen = new Set<string>();
    for (const { node, nameAt, name } of variablesOf(container)) {
      if (!name) continue;
      if (seen.has(name))
        report({ at: nameAt, message: 'twice', params: { name }, fixes: [remove(node)] });
      seen.add(name);
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"environment": [{ "name": "A", "value": "1" }, { "name": "A", "value": "2" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"environment": [{ "name": "A", "value": "1" }, { "name": "a", "value": "2" }]'),
      ),
    },
    {
      title: 'names that are filled in later',
      text: task(
        container(
          '"environment": [{ "name": "${A}", "value": "1" }, { "name": "${A}", "value": "2" }]',
        ),
      ),
    },
  ],
});
