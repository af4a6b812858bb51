import { container, task } from '../../example.ts';
import { set } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { opening } from '../../structures.ts';

export const rule: ContainerRule = {
  id: 'healthcheck-command-required',
  area: 'health',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['healthCheck'],
  title: 'A health check needs a command.',
  why: 'The command is what tells whether the container is healthy.',
  says: ['Missing required parameter in containerDefinitions[0].healthCheck: "command"'],
  source: 'botocore validate.py: "command" is a required member',
  docs: parameters('container_definition_healthcheck'),
  messages: {
    missing: 'The health check has no "command".',
    alone:
      'The health check names {kind} and no command to run. Add the command, for example "curl -f http://localhost/ || exit 1".',
  },
  check({ node }, report) {
    const check = node.get('healthCheck');
    const command = check.get('command');
    if (check.kind !== 'object') return;
    const [first, second] = command.items();
    const kind = first?.string;
    if (first && !second && !command.open && (kind === 'CMD' || kind === 'CMD-SHELL')) {
      report({ at: first, message: 'alone', params: { kind }, severity: 'warning' });
    }
    const empty = command.kind === 'array' && command.items().length === 0 && !command.open;
    if (!check.lacks('command') && !empty) return;
    // An empty object is what tools write for "not set".
    if (check.members.length === 0) return;
    report({
      at: command.exists ? command : opening(check),
      message: 'missing',
      // The client refuses an absent list, not an empty one.
      severity: empty ? 'warning' : 'error',
      fixes: [set(check, 'command', ['CMD-SHELL', 'curl -f http://localhost/ || exit 1'])],
    });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"healthCheck": { "interval": 30 }')) },
    { text: task(container('"healthCheck": { "command": ["CMD-SHELL"] }')) },
  ],
  good: [
    { text: task(container('"healthCheck": { "command": ["CMD-SHELL", "exit 0"] }')) },
    {
      title: 'a command that is filled in later',
      text: task(container('"healthCheck": { "command": "<COMMAND>" }')),
    },
  ],
});
