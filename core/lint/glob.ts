/** Longest pattern that is looked at. */
const LONGEST = 500;

/**
 * Whether a path fits a pattern: `*` and `?` within a folder, `**` over folders. A pattern fits at any
 * depth unless it begins with a slash. Takes time in the product of the lengths, whatever the pattern.
 * @param path with slashes or backslashes; of a URI its path
 */
export function matchesGlob(pattern: string, path: string): boolean {
  if (pattern.length > LONGEST) return false;
  const wanted = pattern.replace(/^\.\//, '').split('/');
  const anchored = wanted[0] === '';
  const steps = path
    .replace(/^[a-z][a-z0-9+.-]+:\/\//i, '')
    .replaceAll('\\', '/')
    .split('/');
  const parts = anchored ? wanted.slice(1) : ['**', ...wanted];
  return fits(
    parts,
    steps.filter((step) => step !== ''),
    (part) => part === '**',
    (part, step) =>
      fits(
        [...part],
        [...step],
        (sign) => sign === '*',
        (a, b) => a === '?' || a === b,
      ),
  );
}

/** Greedy matching with one place to come back to: the last wildcard. */
function fits(
  pattern: readonly string[],
  text: readonly string[],
  isWild: (part: string) => boolean,
  equal: (part: string, piece: string) => boolean,
): boolean {
  let p = 0;
  let wild = -1;
  let mark = 0;
  for (let t = 0; t < text.length; ) {
    const part = pattern[p];
    const piece = text[t] ?? '';
    if (part !== undefined && isWild(part)) {
      wild = p++;
      mark = t;
    } else if (part !== undefined && equal(part, piece)) {
      p++;
      t++;
    } else if (wild >= 0) {
      p = wild + 1;
      t = ++mark;
    } else return false;
  }
  return pattern.slice(p).every(isWild);
}
