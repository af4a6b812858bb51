import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'healthcheck-command-prefix',
  area: 'health',
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  needs: ['healthCheck'],
  title: 'A health check command must begin with CMD or CMD-SHELL.',
  why: 'The API says that it must; the guide says that CMD is assumed. With CMD the rest is a program and its arguments, with CMD-SHELL a line for the shell.',
  docs: parameters('container_definition_healthcheck'),
  messages: {
    prefix:
      'The command must begin with "CMD" (a program and its arguments) or "CMD-SHELL" (a line for the shell), not with {first}.',
  },
  check({ node }, report) {
    const command = node.get('healthCheck').get('command');
    const items = command.items();
    const first = items[0];
    const text = first?.string;
    if (!first || text === undefined || ['CMD', 'CMD-SHELL', 'NONE'].includes(text)) return;
    const words = items.map((item) => item.text ?? '');
    // Older consoles wrote everything into one string: "CMD-SHELL, curl …".
    const split = /^(CMD(?:-SHELL)?)\s*,?\s+(.+)$/s.exec(text);
    const rest = split ? [split[1] ?? '', split[2] ?? '', ...words.slice(1)] : undefined;
    const value =
      rest ?? (items.length === 1 && /\s/.test(text) ? ['CMD-SHELL', text] : ['CMD', ...words]);
    report({
      at: first,
      message: 'prefix',
      params: { first: JSON.stringify(text) },
      fixes: [replace(command, value)],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        container('"healthCheck": { "command": ["curl -f http://localhost/ || exit 1"] }'),
      ),
    },
    {
      text: task(
        container(
          '"healthCheck": { "command": ["CMD-SHELL, curl -f http://localhost/ || exit 1"] }',
        ),
      ),
    },
  ],
  good: [
    { text: task(container('"healthCheck": { "command": ["CMD", "true"] }')) },
    {
      title: 'a command that is filled in later',
      text: task(container('"healthCheck": { "command": ["<COMMAND>"] }')),
    },
  ],
});
