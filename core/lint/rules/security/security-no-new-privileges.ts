import { container, task } from '../../example.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'security-no-new-privileges',
  area: 'security',
  preset: 'hardening',
  severity: 'hint',
  evidence: 'documented',
  on: 'container',
  needs: ['dockerSecurityOptions'],
  title: 'Processes should not be able to gain privileges.',
  why: 'With no-new-privileges a program with the setuid bit does not become root.',
  docs: parameters('container_definition_security'),
  messages: {
    gain: 'Processes of "{name}" may gain privileges. Add "no-new-privileges" to "dockerSecurityOptions".',
  },
  check(container, report, task) {
    const { node } = container;
    const options = node.get('dockerSecurityOptions');
    // Only for who cares about these options: most tasks have none.
    if (
      task.fargate ||
      task.windows ||
      options.kind !== 'array' ||
      options.open ||
      options.items().length === 0
    )
      return;
    if (
      options
        .items()
        .some(
          (option) => option.string === undefined || option.string.startsWith('no-new-privileges'),
        )
    )
      return;
    report({
      at: options,
      message: 'gain',
      params: { name: container.label },
      fixes: [
        {
          title: 'Add "no-new-privileges"',
          edits: (editor) => editor.append(options, 'no-new-privileges'),
        },
      ],
    });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"dockerSecurityOptions": ["apparmor:web"]')) }],
  good: [
    { text: task(container('"dockerSecurityOptions": ["apparmor:web", "no-new-privileges"]')) },
    {
      title: 'an option that is filled in later',
      text: task(container('"dockerSecurityOptions": ["<OPTION>"]')),
    },
  ],
});
