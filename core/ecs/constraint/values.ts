/** Orders `1.9.0` before `1.14.5`: component by component as numbers, missing ones as 0. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const x = Number.parseInt(left[i] ?? '0', 10);
    const y = Number.parseInt(right[i] ?? '0', 10);
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Milliseconds since 1970 UTC of a date as the cluster query language writes it: `2018-02-13`,
 * `2018-06-18T22:28:28`, with `Z` or an offset. Without a zone UTC is meant (assumption: a zone).
 * @returns `undefined` for anything else, such as a month 13
 */
export function parseDate(text: string): number | undefined {
  const parts = DATE.exec(text);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const time = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second);
  const date = new Date(time);
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) return undefined;
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 60) return undefined;
  return time + Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000) - offset(parts[8] ?? 'Z');
}

/** An offset such as `+02:00` in milliseconds. */
function offset(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Orders attribute values: as numbers when both are, else by their characters (assumption: order). */
export function compareText(a: string, b: string): number {
  const x = toNumber(a);
  const y = toNumber(b);
  if (x !== undefined && y !== undefined) return Math.sign(x - y);
  return a < b ? -1 : a > b ? 1 : 0;
}

function toNumber(text: string): number | undefined {
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : undefined;
}
