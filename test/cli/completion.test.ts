import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { completion, optionsOf, SHELLS } from '../../cli/completion.ts';
import { EXAMPLES, helpOf, USAGE } from '../../cli/help.ts';
import { commandLinePage } from '../../scripts/generate/command-line.ts';
import { root } from '../house/imports.ts';
import { stowage } from './terminal.ts';

type Command = keyof typeof USAGE;
const commands = Object.keys(USAGE) as Command[];

describe('help', () => {
  test.each(commands)('of %s has examples with options that it has', async (command) => {
    const { out } = await stowage(command, '--help');
    expect(out).toBe(helpOf(command));
    const known = optionsOf(USAGE[command]).map(({ name }) => name);
    for (const [line] of EXAMPLES[command]) {
      expect(line).toContain(`stowage ${command}`);
      for (const [option] of line.matchAll(/--[\w-]+/g)) expect(known).toContain(option);
    }
  });

  test('the page about the command line is that of the help (npm run generate -- --docs)', () => {
    expect(readFileSync(join(root, 'docs/command-line.md'), 'utf8')).toBe(commandLinePage());
  });
});

describe('completion', () => {
  test.each(SHELLS)('for %s names every command and option', async (shell) => {
    const { status, out } = await stowage('completion', shell);
    expect(status).toBe(0);
    for (const command of commands) {
      expect(out).toContain(command);
      for (const { name } of optionsOf(USAGE[command])) {
        expect(out).toContain(shell === 'fish' ? `-l ${name.slice(2)}` : name);
      }
    }
  });

  test('no other shell', async () => {
    const { status, err } = await stowage('completion', 'cmd');
    expect([status, err]).toEqual([2, 'stowage: completion needs a shell: bash, zsh, fish\n']);
  });

  const bash = spawnSync('bash', ['--version']).status === 0;
  const rows: [typed: string, offered: string][] = [
    ['stowage li', 'lint'],
    ['stowage lint --form', '--format'],
    ['stowage lint --format gi', 'github gitlab'],
    ['stowage fleet --zone', '--zone-loss'],
    ['stowage completion ', ''],
  ];
  test.runIf(bash).each(rows)('bash offers for "%s" %j', (typed, offered) => {
    const words = typed.split(' ');
    const script = `${completion('bash')}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
cd /; _stowage; echo "\${COMPREPLY[*]}"`;
    const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    if (offered) expect(stdout.trim()).toBe(offered);
    else expect(stdout.trim()).not.toBe('');
  });
});
