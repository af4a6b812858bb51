import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { dependenciesOf } from './_dependencies.ts';

export const rule: ContainerRule = {
  id: 'depends-on-complete-essential',
  area: 'health',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['dependsOn'],
  title: 'A dependency must not wait for an essential container to exit.',
  why: 'When an essential container ends, the task ends. A container is essential unless it says "essential": false.',
  says: [
    'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
  ],
  docs: parameters('container_definition_dependson'),
  messages: {
    essential:
      '"{name}" is essential, so that the task ends with it: nobody can wait for its {condition}. Say "essential": false in "{name}".',
  },
  check(container, report, task) {
    for (const { node: dependency, on, condition } of dependenciesOf(container, task)) {
      if (!on || (condition !== 'COMPLETE' && condition !== 'SUCCESS')) continue;
      const essential = on.node.get('essential');
      if (!on.node.lacks('essential') && essential.boolean !== true) continue;
      report({
        at: dependency.get('condition'),
        message: 'essential',
        params: { name: on.label, condition },
        // Where all others are optional, this one must stay.
        fixes:
          task.containers.length > 1
            ? [
                {
                  title: 'Say "essential": false in "{name}"',
                  params: { name: on.label },
                  edits: (editor) =>
                    essential.exists
                      ? [editor.replace(essential, false)]
                      : editor.insert(on.node, 'essential', false),
                },
              ]
            : [],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"dependsOn": [{ "containerName": "migrate", "condition": "SUCCESS" }]'),
        container('"name": "migrate"'),
      ),
    },
  ],
  good: [
    {
      text: task(
        container('"dependsOn": [{ "containerName": "migrate", "condition": "SUCCESS" }]'),
        container('"name": "migrate"', '"essential": false'),
      ),
    },
    {
      title: 'a flag that is filled in later',
      text: task(
        container('"dependsOn": [{ "containerName": "migrate", "condition": "SUCCESS" }]'),
        container('"name": "migrate"', '"essential": "<FLAG>"'),
      ),
    },
  ],
});
