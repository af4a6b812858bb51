import { UNKNOWN_CONTAINER } from './pipeline/findings.ts';
import { rules } from './rules.generated.ts';

/** What settings can name: every rule, and what is found in pipeline files. */
export const RULE_IDS: ReadonlySet<string> = new Set([
  ...rules.map(({ id }) => id),
  UNKNOWN_CONTAINER,
]);
