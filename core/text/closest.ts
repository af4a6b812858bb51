/** Letters and digits alone, in lower case: what is left of a name whatever its spelling. */
export function looseName(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/** Most candidates that are compared, unless somebody wants more. */
const MOST = 200;

/** Longest word that is compared; the time for one comparison grows with its square. */
const LONGEST = 60;

/**
 * The candidate that was most likely meant: the same but for case and separators, else the one with
 * the fewest changed letters, at most one for every three.
 */
export function closest(
  word: string,
  candidates: Iterable<string>,
  most = MOST,
): string | undefined {
  if (word.length > LONGEST) return undefined;
  const loose = looseName(word);
  let best: string | undefined;
  let fewest = Math.min(3, Math.floor(loose.length / 3)) + 1;
  let left = most;
  for (const candidate of candidates) {
    if (left-- === 0) break;
    const other = looseName(candidate);
    if (other === loose && loose !== '') return candidate;
    if (Math.abs(other.length - loose.length) >= fewest) continue;
    const changes = distance(loose, other);
    if (changes < fewest) {
      fewest = changes;
      best = candidate;
    }
  }
  return best;
}

/** Letters to insert, drop, change or swap with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
