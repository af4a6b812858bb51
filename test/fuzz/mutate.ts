import type { Random } from '../../core/placement/random.ts';

/** Pieces that readers stumble over: half of a structure, templates, extremes, other people's words. */
const PIECES = [
  ...['{', '}', '[', ']', ',', ':', '"', "'", '\\', '\n', '\r', '\t', '\u0000', '\ufeff', '\ud83d'],
  ...['null', 'true', '0', '-1', '1e999', '4294967296', '9007199254740993', '0.1', '"5m"', '""'],
  ...[
    '<X>',
    '${Y}',
    '{{ z }}',
    '{{ if .A }}',
    '{% for %}',
    '$(V)',
    '<<EOF\n',
    '//',
    '/*',
    '*/',
    '#',
  ],
  ...['- ', '  ', '&a ', '*a', '!Ref X', '!Sub "${A}"', '---\n', '|\n', '? ', '<<: *a'],
  ...['"__proto__":{}', '"constructor":1,', 'toString', '../', '%2e', '/dev/zero', 'é', '\u202e'],
  ...['"cpu":', '"memory":', '"name":', '"taskDefinition":', '"events":[', '"at":', 'attribute:'],
];

/** A text with one to four random changes; `other` lends pieces. */
export function mutate(text: string, other: string, random: Random): string {
  const pick = (most: number) => Math.floor(random.fraction() * most);
  let changed = text;
  for (let left = 1 + pick(4); left > 0; left--) {
    const start = pick(changed.length + 1);
    const end = Math.min(changed.length, start + pick(60));
    const before = changed.slice(0, start);
    const behind = changed.slice(end);
    switch (pick(8)) {
      case 0:
        changed = before + behind;
        break;
      case 1:
        changed = before + changed.slice(start, end).repeat(1 + pick(6)) + changed.slice(start);
        break;
      case 2:
        changed = before;
        break;
      case 3: {
        const from = pick(other.length + 1);
        changed = before + other.slice(from, from + pick(200)) + behind;
        break;
      }
      case 4:
        changed = before + (PIECES[pick(PIECES.length)] ?? '').repeat(1 + pick(3)) + behind;
        break;
      case 5:
        changed = changed.replace(/\d+/, String(10 ** pick(20)));
        break;
      default:
        changed = before + (PIECES[pick(PIECES.length)] ?? '') + changed.slice(start);
    }
  }
  return changed;
}
