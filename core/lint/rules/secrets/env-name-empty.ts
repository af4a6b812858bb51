import { container, task } from '../../example.ts';
import { insert, remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { opening } from '../../structures.ts';
import { variablesOf } from '../../variables.ts';

export const rule: ContainerRule = {
  id: 'env-name-empty',
  area: 'secrets',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['environment'],
  title: 'An environment variable needs a name and a value.',
  why: 'The guide requires both. An empty string is a value like any other.',
  says: ['Environment variable name cannot be null or blank.'],
  source: 'thnery/terraform-aws-template#2',
  docs: parameters('container_definition_environment'),
  messages: {
    name: 'The variable has no "name".',
    value: 'The variable has no "value". For an empty one write "value": "".',
  },
  check(container, report) {
    for (const { node: pair, nameAt: name } of variablesOf(container)) {
      if (pair.lacks('name') || name.string?.trim() === '') {
        report({
          at: name.exists ? name : opening(pair),
          message: 'name',
          fixes: [remove(pair)],
        });
      } else if (pair.lacks('value')) {
        // Taken by the AWS CLI; only the guide says that it is required.
        report({
          at: opening(pair),
          message: 'value',
          severity: 'warning',
          fixes: [insert(pair, 'value', '')],
        });
      }
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"environment": [{ "name": "A" }]')) },
    { text: task(container('"environment": [{ "name": "", "value": "1" }]')) },
  ],
  good: [
    {
      title: 'an empty value',
      text: task(container('"environment": [{ "name": "A", "value": "" }]')),
    },
    {
      title: 'a value that is filled in later',
      text: task(container('"environment": [{ "name": "A", "value": <VALUE> }]')),
    },
  ],
});
