/** The parts of an Amazon Resource Name. */
export interface Arn {
  /** `aws`, `aws-cn`, `aws-us-gov` … */
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** All behind the fifth colon; it may hold more of them. */
  readonly resource: string;
}

/**
 * Splits an ARN at its colons. Source: AWS General Reference, ARN format.
 * @returns undefined for a text that is none, or whose resource is empty
 */
export function readArn(text: string): Arn | undefined {
  if (!text.startsWith('arn:aws')) return undefined;
  const ends: number[] = [];
  for (let at = text.indexOf(':'); at >= 0 && ends.length < 5; at = text.indexOf(':', at + 1)) {
    ends.push(at);
  }
  const part = (index: number): string => text.slice((ends[index - 1] ?? -1) + 1, ends[index]);
  const partition = part(1);
  const resource = ends.length === 5 ? text.slice((ends[4] ?? 0) + 1) : '';
  if (resource === '' || !/^[\w-]+$/.test(partition)) return undefined;
  return { partition, service: part(2), region: part(3), account: part(4), resource };
}

/** Whether the account of an ARN is one: twelve digits. */
export function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text);
}
