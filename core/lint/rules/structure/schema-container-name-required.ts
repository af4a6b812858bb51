import { container, object, task } from '../../example.ts';
import { set } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: ContainerRule = {
  id: 'schema-container-name-required',
  area: 'structure',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  title: 'Every container needs a name.',
  why: 'Everything else refers to a container by its name: dependencies, load balancers, overrides.',
  says: ['Container.name should not be null or empty.'],
  source: 'hashicorp/terraform#2888; awsdocs/aws-cloudformation-user-guide#612',
  docs: parameters('container_definition_name'),
  messages: { missing: 'The container has no "name". Names are unique within the task.' },
  check(container, report) {
    const { node } = container;
    const name = node.get('name');
    if (!node.lacks('name') && name.string !== '') return;
    report({
      at: name.exists ? name : opening(node),
      message: 'missing',
      fixes: [set(node, 'name', `container-${container.index + 1}`)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(object('"image": "nginx:1.27"', '"memory": 128')) },
    { text: task(container('"name": ""')) },
  ],
  good: [
    { text: task(container('"name": "web"')) },
    {
      title: 'a name that is filled in later',
      text: task(container('"name": "<CONTAINER_NAME>"')),
    },
  ],
});
