import { container, task } from '../../example.ts';
import { replace } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { scriptOf, startsShell, wordsOf } from './_command.ts';

/** A line of several commands of which the last is not run in the place of the shell. */
function swallows(script: string): boolean {
  const parts = script.split(/&&|\|\||;|\n/).map((part) => part.trim());
  const commands = parts.filter((part) => part !== '' && !part.startsWith('#'));
  const last = commands.at(-1) ?? '';
  // The end of a loop or a condition is no command.
  if (/^(?:done|fi|esac|\})$/.test(last)) return false;
  return (
    commands.length > 1 && !/(?:^|\s)(?:exec|trap|wait)\b/.test(script) && !/^exit\b/.test(last)
  );
}

/** The script with its last command in the place of the shell; undefined where it ends with a separator. */
function withExec(script: string): string | undefined {
  const ends = ['&&', '||', ';', '\n'].map((sign) => {
    const at = script.trimEnd().lastIndexOf(sign);
    return at < 0 ? 0 : at + sign.length;
  });
  const from = Math.max(...ends);
  if (script.slice(from).trim() === '') return undefined;
  return `${script.slice(0, from)} exec ${script.slice(from).trimStart()}`;
}

export const rule: ContainerRule = {
  id: 'shell-signals',
  area: 'practice',
  severity: 'hint',
  evidence: 'advice',
  on: 'container',
  needs: ['command', 'entryPoint'],
  title: 'The last command of a shell script should be run with exec.',
  why: 'Amazon ECS sends SIGTERM to the first process. A shell that runs several commands does not pass it on, so the application is killed when the stop timeout ends. With "exec" the application takes the place of the shell.',
  docs: parameters('container_definition_timeout'),
  messages: {
    exec: 'The shell does not pass SIGTERM on to the last command. Begin that command with "exec".',
  },
  check({ node }, report) {
    const entry = wordsOf(node.get('entryPoint'));
    const command = wordsOf(node.get('command'));
    const inEntry = entry && scriptOf(entry);
    const inCommand =
      command && (entry && startsShell(entry) ? command[0] : !entry?.length && scriptOf(command));
    const script = inEntry || inCommand;
    if (!script || !swallows(script)) return;
    const list = node.get(inEntry ? 'entryPoint' : 'command');
    const at = list.items().find((item) => item.string === script) ?? list;
    const mended = at.string === script ? withExec(script) : undefined;
    const fixes = mended === undefined ? [] : [replace(at, mended)];
    report({ at, message: 'exec', fixes });
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(container('"command": ["sh", "-c", "node migrate.js && node server.js"]')),
      fixed: task(container('"command": ["sh", "-c", "node migrate.js && exec node server.js"]')),
    },
    { text: task(container('"entryPoint": ["sh", "-c"]', '"command": ["./prepare; ./serve"]')) },
  ],
  good: [
    {
      text: task(container('"command": ["sh", "-c", "node migrate.js && exec node server.js"]')),
    },
    { title: 'one command', text: task(container('"command": ["sh", "-c", "node server.js"]')) },
    {
      title: 'a line that is filled in later',
      text: task(container('"command": ["sh", "-c", "${LINE} && node server.js"]')),
    },
  ],
});
