import type { Arn } from '../ecs/arn.ts';

/** Placeholders that may hold colons, slashes or spaces themselves. */
const TEMPLATES =
  /\{\{[^{}\n]{0,300}\}\}|[$#%]\{[^{}\n]{0,300}\}|<[A-Za-z_][^<>\n]{0,100}>|\$\([^()\n]{0,100}\)/g;

/** First of the private characters that stand for placeholders while a text is taken apart. */
const FIRST = 0xe000;
const MOST = 1000;

/**
 * Takes a text apart as if its placeholders were words without colons and slashes.
 * @param take is given the text with one character for each placeholder; placeholders are put back into
 *   what it returns
 */
export function throughPlaceholders<T extends Readonly<Record<string, string>>>(
  text: string,
  take: (masked: string) => T | undefined,
): T | undefined {
  const kept: string[] = [];
  const masked = text.replace(/[\uE000-\uF8FF]/g, '').replace(TEMPLATES, (found) => {
    if (kept.length >= MOST) return found;
    kept.push(found);
    return String.fromCharCode(FIRST + kept.length - 1);
  });
  const taken = take(masked);
  if (!taken) return undefined;
  const back = (part: string): string =>
    part.replace(/[\uE000-\uF8FF]/g, (sign) => kept[sign.charCodeAt(0) - FIRST] ?? '');
  return Object.fromEntries(Object.entries(taken).map(([name, part]) => [name, back(part)])) as T;
}

/** The parts of an ARN in which placeholders may stand anywhere; undefined for what is none. */
export function looseArn(text: string | undefined): (Arn & Record<string, string>) | undefined {
  if (text === undefined || !text.startsWith('arn:')) return undefined;
  return throughPlaceholders(text, (masked) => {
    const [, partition, service, region, account, ...rest] = masked.split(':');
    const resource = rest.join(':');
    if (!partition || !service || region === undefined || account === undefined) return undefined;
    return resource === '' ? undefined : { partition, service, region, account, resource };
  });
}

/**
 * A name as a resource of a policy names it: what IAM would take for a wildcard is escaped. Source: IAM user
 * guide, "Policy variables", special characters.
 */
export function literal(name: string): string {
  return name.replace(/[*?]/g, (sign) => `\${${sign}}`);
}

/** An ARN of a document as a resource of a policy. */
export function resourceOf({ partition, service, region, account, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${account}:${literal(resource)}`;
}
