/** What only a shell understands: pipes, lists, redirections, variables, patterns. */
const NEEDS_SHELL = /[|&;<>$`()*?[\]~#\n]|(?:^|\s)\w+=/;

/**
 * A command line as the list that `command` and `entryPoint` take: its words, or the line for a shell where
 * it needs one.
 * @param windows whether the container runs Windows, which has another shell
 */
export function commandList(line: string, windows = false): string[] {
  const words = NEEDS_SHELL.test(line) ? undefined : wordsOf(line);
  if (words) return words;
  return windows ? ['cmd', '/S', '/C', line] : ['sh', '-c', line];
}

/**
 * A command line as the list that a health check takes: `CMD-SHELL` and the line, unless it says itself what
 * it is.
 */
export function healthCheckList(line: string): string[] {
  const [, kind, rest = ''] = /^\s*(CMD-SHELL|CMD|NONE)\b\s*,?\s*(.*)$/s.exec(line) ?? [];
  if (kind === 'NONE' && rest === '') return ['NONE'];
  if (kind === 'CMD') return ['CMD', ...(wordsOf(rest) ?? [rest])];
  return ['CMD-SHELL', kind === 'CMD-SHELL' ? rest : line.trim()];
}

/** The words of a line, quotes taken off; undefined where a quote is not closed. */
function wordsOf(line: string): string[] | undefined {
  const words: string[] = [];
  const WORD = /\s*((?:"[^"\\]*"|'[^']*'|[^\s"'\\])+)(?=\s|$)/y;
  for (let at = 0; line.slice(at).trim() !== ''; at = WORD.lastIndex) {
    WORD.lastIndex = at;
    const found = WORD.exec(line)?.[1];
    if (found === undefined) return undefined;
    words.push(found.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
  }
  return words.length > 0 ? words : undefined;
}
