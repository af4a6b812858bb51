import { placeholderIn } from '../../../ecs/known-values.ts';
import type { Node } from '../../../text/node.ts';
import { container, task } from '../../example.ts';
import { type DocumentRule, type Examples, guide } from '../../rule.ts';

/** Text for programs inside of the container, where `$NAME` is no placeholder of ours. */
const FREE: ReadonlySet<string> = new Set([
  'command',
  'entryPoint',
  'environment',
  'dockerLabels',
  'options',
  'labels',
  'properties',
  'driverOpts',
]);

/** How many places are named beside the first. */
const NAMED = 20;

export const rule: DocumentRule = {
  id: 'placeholder-unresolved',
  area: 'structure',
  preset: 'all',
  severity: 'info',
  evidence: 'documented',
  on: 'document',
  notations: ['json', 'yaml'],
  title: 'Placeholders must be replaced before the file is registered.',
  why: 'Values such as <IMAGE1_NAME> or ${VAR} are for a tool to replace. Stowage does not judge them; Amazon ECS would refuse most of them if they reached it.',
  says: ['Container.image contains invalid characters.', 'Role is not valid'],
  docs: guide('create-task-definition'),
  messages: {
    some: '{count} values are placeholders that a tool must fill in before registration. Stowage cannot judge these values.',
    one: 'This value is a placeholder that a tool must fill in before registration. Stowage cannot judge it.',
    other: 'Another placeholder.',
    own: 'Replace {placeholder} with the value of your AWS account.',
  },
  check(subject, report) {
    const found: Node[] = [];
    // Strings that are not closed are unknown too, and say so themselves.
    const broken = new Set(subject.document.problems.map(({ start }) => start));
    const visit = (node: Node, free: boolean): void => {
      const isText = node.kind === 'string' && node.isUnknown && !broken.has(node.start);
      const own = isText ? placeholderIn(node.text ?? '') : undefined;
      // What Stowage itself writes where it knows no value is no template of a tool.
      if (own !== undefined) {
        const params = { placeholder: own };
        report({ at: node, message: 'own', params, preset: 'recommended' });
      } else if (!free && (isText || node.kind === 'placeholder')) found.push(node);
      for (const { name, value } of node.members) {
        if (!FREE.has(name)) visit(value, free);
        else if (name === 'options') visit(value, true);
      }
      for (const item of node.items()) visit(item, free);
    };
    for (const part of subject.parts) visit(part.node, false);
    const [first, ...others] = found;
    if (!first) return;
    report({
      at: first,
      message: others.length > 0 ? 'some' : 'one',
      params: { count: found.length },
      related: others.slice(0, NAMED).map((at) => ({ at, message: 'other' })),
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"image": "<IMAGE1_NAME>"')) },
    {
      title: 'a value that a template or a quick fix of Stowage leaves open',
      text: task('"executionRoleArn": "arn:aws:iam::<ACCOUNT_ID>:role/ecsTaskExecutionRole"'),
    },
    {
      title: 'outside of quotes',
      text: `{
  "family": "web",
  "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": \${MEMORY} }]
}
`,
    },
  ],
  good: [
    { text: task() },
    {
      title: 'a variable of the shell inside of the container',
      text: task(container('"command": ["sh", "-c", "echo $HOME"]')),
    },
  ],
});
