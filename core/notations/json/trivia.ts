/**
 * The first offset at or behind `from` that is neither white space nor part of a comment; the length
 * of the text where nothing follows. A comment without its end reaches to the end of the text.
 * Reads each character once: a pattern for a run of comments can take exponential time.
 */
export function skipTrivia(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < text.length && /\s/.test(text[at] as string)) at++;
    if (text.startsWith('//', at)) {
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length : end + 2;
    } else return at;
  }
}
