import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { logOf } from './_log.ts';

export const rule: ContainerRule = {
  id: 'log-options-not-string',
  area: 'logging',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['logConfiguration'],
  title: 'Log options must be strings.',
  why: 'The options are a map of strings, also where they stand for numbers or flags.',
  says: [
    "Invalid type for parameter containerDefinitions[0].logConfiguration.options.max-buffer-size, value: 25, type: <class 'int'>, valid types: <class 'str'>",
  ],
  docs: parameters('container_definition_storage'),
  messages: { type: '"{name}" must be a string, in quotes.' },
  check(container, report) {
    for (const { key, value } of logOf(container).options.members) {
      if (value.kind !== 'number' && value.kind !== 'boolean') continue;
      report({
        at: value,
        message: 'type',
        params: { name: key },
        fixes: [replace(value, String(value.value), { preferred: true })],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"logConfiguration": { "logDriver": "json-file", "options": { "max-file": 3 } }'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container(
          '"logConfiguration": { "logDriver": "json-file", "options": { "max-file": "3" } }',
        ),
      ),
    },
    {
      title: 'a value that is filled in later',
      text: task(
        container(
          '"logConfiguration": { "logDriver": "json-file", "options": { "max-file": ${COUNT} } }',
        ),
      ),
    },
  ],
});
