import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { variablesOf } from '../../variables.ts';

export const rule: ContainerRule = {
  id: 'env-name-format',
  area: 'secrets',
  severity: 'hint',
  evidence: 'unsourced',
  on: 'container',
  needs: ['environment'],
  title: 'An environment variable name should contain letters, digits and underscores only.',
  why: 'Amazon ECS takes more, but shells cannot read variables with other characters.',
  docs: parameters('container_definition_environment'),
  messages: { format: 'Shells cannot read a variable named "{name}".' },
  check(container, report) {
    for (const { nameAt: at, name } of variablesOf(container)) {
      // .NET reads names with two underscores, colons and dots from the environment.
      if (!name || /^[A-Za-z_][\w.:]*$/.test(name)) continue;
      const clean = name.replace(/\W+/g, '_').replace(/^(?=\d)/, '_');
      report({ at, message: 'format', params: { name }, fixes: [replace(at, clean)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"environment": [{ "name": "MY-NAME", "value": "1" }]')) }],
  good: [
    { text: task(container('"environment": [{ "name": "My_Name2", "value": "1" }]')) },
    {
      title: 'a name that is filled in later',
      text: task(container('"environment": [{ "name": "<MY-NAME>", "value": "1" }]')),
    },
  ],
});
