import { USAGE } from './help.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** An option of a command, and the values that it can have; none for those that take any or no value. */
export interface Option {
  readonly name: string;
  readonly values: readonly string[];
  /** Whether it takes a value. */
  readonly valued: boolean;
}

/** The options of a command as its usage has them, `--help` too. */
export function optionsOf(usage: string): Option[] {
  const [synopsis = ''] = usage.split('\n\n');
  const options = [...synopsis.matchAll(/\[?(--[\w-]+)(?: ([^\]\s]+))?/g)].map(
    ([, name = '', value]): Option => {
      const values = value?.includes('|') ? value.split('|') : [];
      return { name, values, valued: value !== undefined };
    },
  );
  const help: Option = { name: '--help', values: [], valued: false };
  return [...new Map([...options, help].map((each) => [each.name, each])).values()];
}

/** The first line of what a command does. */
function summaryOf(usage: string): string {
  const [, text = ''] = usage.split('\n\n');
  const [sentence = ''] = text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=\.) /);
  return sentence.replace(/\.$/, '').replaceAll("'", '’');
}

/** The script by which a shell completes commands, options, their values and the names of files. */
export function completion(shell: Shell): string {
  const verbs = Object.entries(USAGE).map(([verb, usage]) => {
    return { verb, summary: summaryOf(usage), options: optionsOf(usage) };
  });
  switch (shell) {
    case 'bash':
      return bash(verbs);
    case 'zsh':
      return `#compdef stowage\nautoload -U +X bashcompinit && bashcompinit\n${bash(verbs)}`;
    case 'fish':
      return fish(verbs);
  }
}

interface Verb {
  readonly verb: string;
  readonly summary: string;
  readonly options: readonly Option[];
}

function bash(verbs: readonly Verb[]): string {
  const values = verbs.flatMap(({ verb, options }) =>
    options
      .filter((option) => option.values.length > 0)
      .map((option) => `    '${verb} ${option.name}') words='${option.values.join(' ')}' ;;`),
  );
  const names = verbs.map(
    ({ verb, options }) => `      ${verb}) words='${options.map(({ name }) => name).join(' ')}' ;;`,
  );
  return `_stowage() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} verb=\${COMP_WORDS[1]}
  local words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${verbs.map(({ verb }) => verb).join(' ')} --help --version' -- "$current"))
    return
  fi
  case "$verb $before" in
${values.join('\n')}
  esac
  if [ -z "$words" ] && [[ "$current" == -* ]]; then
    case "$verb" in
${names.join('\n')}
    esac
  fi
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _stowage stowage
`;
}

function fish(verbs: readonly Verb[]): string {
  const all = verbs.map(({ verb }) => verb).join(' ');
  const lines = verbs.flatMap(({ verb, summary, options }) => [
    `complete -c stowage -n 'not __fish_seen_subcommand_from ${all}' -f -a ${verb} -d '${summary}'`,
    ...options.map(({ name, values, valued }) => {
      const given = values.length > 0 ? ` -x -a '${values.join(' ')}'` : valued ? ' -r' : '';
      return `complete -c stowage -n '__fish_seen_subcommand_from ${verb}' -l ${name.slice(2)}${given}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}
