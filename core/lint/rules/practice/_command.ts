import type { Node } from '../../../text/node.ts';

/** Shells of images, with or without a path. */
const SHELL = /^(?:\/(?:usr\/)?(?:local\/)?bin\/)?(?:ba|da|a|z|k)?sh$/;

/** Options of a shell after which the next word is its script: -c, -ec, -lc, -xec … */
const SCRIPT = /^-[a-z]*c$/;

/** The words of a list of strings; undefined while one of them cannot be known. */
export function wordsOf(list: Node): string[] | undefined {
  if (list.kind !== 'array' || list.open) return undefined;
  const words = list.items().map((item) => item.string);
  return words.includes(undefined) ? undefined : (words as string[]);
}

/** The script that a shell is told to run: what follows `sh -c`. Undefined for other programs. */
export function scriptOf(words: readonly string[]): string | undefined {
  if (!SHELL.test(words[0] ?? '')) return undefined;
  const at = words.findIndex((word, index) => index > 0 && SCRIPT.test(word));
  return at < 0 ? undefined : words[at + 1];
}

/** True for words that end with `sh -c`: whatever follows is a script. */
export function startsShell(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return SCRIPT.test(last) && words.slice(0, -1).some((word) => SHELL.test(word));
}

/** True for words of which the first is a shell. */
export const isShell = (words: readonly string[]): boolean => SHELL.test(words[0] ?? '');
