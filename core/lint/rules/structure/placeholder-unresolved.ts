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

/** Whether a value stands below a member that is free. */
function isFree(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.asMember && FREE.has(at.asMember.name)) return true;
  }
  return false;
}

/** How many places are named beside the first. */
const NAMED = 20;

export const rule: DocumentRule = {
  id: 'placeholder-unresolved',
  area: 'structure',
  preset: 'all',
  severity: 'info',
  evidence: 'documented',
  on: 'document',
  title: 'Placeholders are filled in before the file is registered.',
  why: 'Values such as <IMAGE1_NAME> or ${VAR} are for a tool to replace. Stowage does not judge them; Amazon ECS would refuse most of them if they reached it.',
  says: ['Container.image contains invalid characters.', 'Role is not valid'],
  docs: guide('create-task-definition'),
  messages: {
    some: '{count} values are placeholders that a tool must fill in before registration. Stowage cannot judge these values.',
    one: 'This value is a placeholder that a tool must fill in before registration. Stowage cannot judge it.',
    other: 'Another placeholder.',
  },
  check(subject, report) {
    // Strings that are not closed are unknown too, and say so themselves.
    const broken = new Set(subject.document.problems.map(({ start }) => start));
    const found = subject.nodes.filter(
      (node) =>
        (node.kind === 'placeholder' ||
          (node.kind === 'string' && node.isUnknown && !broken.has(node.start))) &&
        !isFree(node),
    );
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
