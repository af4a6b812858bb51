/** What the values of one field of a cron expression may be. */
export interface FieldRange {
  readonly from: number;
  readonly to: number;
  /** Names of the values, the first for `from`. */
  readonly names?: readonly string[];
}

/**
 * The values that a field of a cron expression selects: `*`, `?`, lists, ranges and increments.
 * @returns undefined when the field cannot be read
 */
export function fieldValues(text: string, range: FieldRange): ReadonlySet<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [span = '', step, ...more] = part.split('/');
    const every = step === undefined ? 1 : Number(step);
    const bounds = boundsOf(span, range, step !== undefined);
    if (!bounds || more.length > 0 || !Number.isInteger(every) || every < 1) return undefined;
    const [first, last] = bounds;
    for (let value = first; value <= last; value += every) values.add(value);
  }
  return values;
}

function boundsOf(
  span: string,
  range: FieldRange,
  open: boolean,
): readonly [number, number] | undefined {
  if (span === '*' || span === '?') return [range.from, range.to];
  const ends = span.split('-').map((one) => fieldValue(one, range));
  const [first, last] = ends;
  if (first === undefined || ends.length > 2 || ends.includes(undefined)) return undefined;
  return [first, last ?? (open ? range.to : first)];
}

/** One value by number or name; undefined when it is none of the field. */
export function fieldValue(text: string, { from, to, names = [] }: FieldRange): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return from + named;
  const value = Number(text);
  return /^\d+$/.test(text) && value >= from && value <= to ? value : undefined;
}
