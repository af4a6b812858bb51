import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES, USAGE } from '../../cli/help.ts';

type Command = keyof typeof USAGE;

/** The page about the command line, from the help of its commands. */
export function commandLinePage(): string {
  const commands = Object.keys(USAGE) as Command[];
  return `# The command line

<!-- Generated from the help of the commands: npm run generate -- --docs -->

${commands.map((command) => `[${command}](#${command})`).join(' · ')}

Exit status: 0 success; 1 findings, or tasks that could not be placed; 2 wrong usage or unreadable input; 3
an error in Stowage itself. These never change. Every command takes \`--help\`. Nothing leaves your machine.

${commands.map(section).join('\n')}`;
}

function section(command: Command): string {
  const [synopsis = '', text = '', options = ''] = USAGE[command].trimEnd().split('\n\n');
  const parts = [`## ${command}`, fence(synopsis), text.replace(/^ {2}/gm, '')];
  if (options) parts.push(fence(options.replace(/^ {2}/gm, '')));
  parts.push(EXAMPLES[command].map(([line, what]) => `* \`${line}\`: ${what}`).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function fence(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}

/** Writes docs/command-line.md. */
export function writeCommandLine(root: string): void {
  writeFileSync(join(root, 'docs/command-line.md'), commandLinePage());
}
