import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'healthcheck-cmd-shell-args',
  area: 'health',
  severity: 'warning',
  evidence: 'rejected',
  on: 'container',
  needs: ['healthCheck'],
  title: 'CMD-SHELL takes one string, CMD takes a program and its arguments.',
  why: 'The shell takes the first string only. A program named with spaces in one string is not found.',
  source: 'donknap/dpanel#257; tox-dev/tox-docker#57: the container is never healthy',
  docs: parameters('container_definition_healthcheck'),
  messages: {
    shell: 'The shell takes only the first string after "CMD-SHELL". Write the line as one string.',
    program:
      'After "CMD" each argument is a string of its own. For a line of the shell use "CMD-SHELL".',
  },
  check({ node }, report) {
    const command = node.get('healthCheck').get('command');
    const items = command.items();
    const words = items.map((item) => item.string);
    if (command.open || words.includes(undefined)) return;
    const [first, ...rest] = words as string[];
    if (first === 'CMD-SHELL' && rest.length > 1) {
      report({
        at: items[2] ?? command,
        message: 'shell',
        fixes: [replace(command, ['CMD-SHELL', rest.join(' ')])],
      });
    } else if (first === 'CMD' && rest.length === 1 && /\s/.test(rest[0] ?? '')) {
      report({
        at: items[1] ?? command,
        message: 'program',
        fixes: [replace(command, ['CMD-SHELL', rest[0] ?? ''])],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"healthCheck": { "command": ["CMD-SHELL", "curl", "-f", "http://localhost/"] }'),
      ),
    },
    {
      text: task(container('"healthCheck": { "command": ["CMD", "curl -f http://localhost/"] }')),
    },
  ],
  good: [
    {
      text: task(
        container('"healthCheck": { "command": ["CMD", "curl", "-f", "http://localhost/"] }'),
      ),
    },
    {
      title: 'a command that is filled in later',
      text: task(container('"healthCheck": { "command": ["CMD-SHELL", "<A>", "<B>"] }')),
    },
  ],
});
