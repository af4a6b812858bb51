import type { Condition, Need } from './need.ts';

/** A statement of a policy as IAM reads it. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: Readonly<Record<string, string>>;
  readonly Condition?: Condition;
}

/** A policy document as IAM reads it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

/**
 * The policy that allows what is needed and nothing else: needs with the same actions and conditions are one
 * statement. Undefined without any.
 */
export function policyOf(needs: readonly Need[]): PolicyDocument | undefined {
  if (needs.length === 0) return undefined;
  const groups = new Map<string, Need[]>();
  for (const need of needs) {
    const key = JSON.stringify([need.sid, need.actions, need.condition]);
    groups.set(key, [...(groups.get(key) ?? []), need]);
  }
  const taken = new Map<string, number>();
  const statements = [...groups.values()].map((group) => {
    const [{ sid, actions, condition }] = group as [Need, ...Need[]];
    const count = (taken.get(sid) ?? 0) + 1;
    taken.set(sid, count);
    const resources = [...new Set(group.flatMap((need) => need.resources))];
    return {
      Sid: count === 1 ? sid : `${sid}${count}`,
      Effect: 'Allow',
      Action: oneOrAll(actions),
      Resource: oneOrAll(resources),
      ...(condition && { Condition: condition }),
    } as const;
  });
  return { Version: '2012-10-17', Statement: statements };
}

function oneOrAll(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? (values[0] as string) : values;
}
