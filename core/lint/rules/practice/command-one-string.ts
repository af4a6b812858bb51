import type { Node } from '../../../text/node.ts';
import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters, type Reporter } from '../../rule.ts';
import { isShell, startsShell, wordsOf } from './_command.ts';

/** Signs that only a shell understands, as words of their own. */
const OPERATORS: ReadonlySet<string> = new Set(['&&', '||', '|', ';', '>', '>>', '<', '2>&1']);

/** Signs that make a line one for the shell. */
const FOR_SHELL = /[|&;<>$`"'*?(){}]/;

/** A program and its arguments in one string. */
const WITH_ARGUMENTS = /^\S+\s+\S/;

/** Words as a list: split where the line is plain, through a shell where it is not. */
function split(line: string): string[] {
  return FOR_SHELL.test(line) ? ['sh', '-c', line] : line.trim().split(/\s+/);
}

function checkProgram(list: Node, words: readonly string[], report: Reporter): void {
  const [program = '', ...others] = words;
  const at = list.items()[0] ?? list;
  if (WITH_ARGUMENTS.test(program)) {
    const fixes = [replace(list, [...split(program), ...others])];
    report({ at, message: 'string', params: { program }, fixes });
  } else if (/^\/$|.\/$/.test(program)) {
    report({ at, message: 'folder', params: { program } });
  }
}

export const rule: ContainerRule = {
  id: 'command-one-string',
  area: 'practice',
  severity: 'warning',
  evidence: 'rejected',
  on: 'container',
  needs: ['command', 'entryPoint'],
  title: 'Each argument of a command must be a separate string.',
  why: 'The list is run without a shell: the first string is the whole name of the program. A line for the shell goes behind "sh", "-c".',
  says: ['exec: "npm start": executable file not found in $PATH', 'exec: "/": permission denied'],
  source: 'myENA/consul-backinator#33; aws/containers-roadmap#732; aws/amazon-ecs-agent#717',
  docs: parameters('container_definition_environment'),
  messages: {
    string:
      '"{program}" is run as the name of one program. Write each argument as a string of its own.',
    folder: '"{program}" is a folder, which cannot be run.',
    operator:
      '"{operator}" is handed to the program as an argument: no shell reads it. Write ["sh", "-c", "…"] with the whole line as one string.',
  },
  check({ node }, report) {
    const entry = wordsOf(node.get('entryPoint'));
    const command = wordsOf(node.get('command'));
    if (entry && entry.length > 0) checkProgram(node.get('entryPoint'), entry, report);
    if (!command || command.length === 0) return;
    const list = node.get('command');
    // With an entry point these are its arguments.
    const known = node.lacks('entryPoint') || node.get('entryPoint').items().length === 0;
    const alone = known && (command.length === 1 || isShell([command[0]?.split(/\s/)[0] ?? '']));
    if (alone) checkProgram(list, command, report);
    if (entry && startsShell(entry)) return;
    const shell = isShell(command) || (entry !== undefined && isShell(entry));
    const index = command.findIndex((word, i) => i > 0 && OPERATORS.has(word));
    const operator = command[index];
    if (shell || index < 0 || operator === undefined || (!known && !entry)) return;
    const fixes = [replace(list, ['sh', '-c', command.join(' ')])];
    report({ at: list.items()[index] ?? list, message: 'operator', params: { operator }, fixes });
  },
};

export const examples = (): Examples => ({
  bad: [
    { text: task(container('"command": ["npm start"]')) },
    { text: task(container('"entryPoint": ["/bin/sh -c"]', '"command": ["echo hello"]')) },
    { text: task(container('"command": ["npm", "ci", "&&", "npm", "start"]')) },
    { text: task(container('"entryPoint": ["/app/"]')) },
  ],
  good: [
    { text: task(container('"command": ["npm", "start"]')) },
    { text: task(container('"command": ["sh", "-c", "npm ci && npm start"]')) },
    {
      title: 'the entry point is a shell',
      text: task(container('"entryPoint": ["sh", "-c"]', '"command": ["npm ci && npm start"]')),
    },
    {
      title: 'a command that is filled in later',
      text: task(container('"command": ["${COMMAND} now"]')),
    },
  ],
});
