import { UNKNOWN_CONTAINER } from './pipeline/findings.ts';

/** Where the documentation of the rules is published. */
const DOCS = 'https://github.com/stowage-ecs/stowage/blob/main/docs';

/** The page about the plan file. */
export const PLAN_PAGE = `${DOCS}/plan.md`;

/** The page of a rule, or of what is said about a plan (`plan-…`) and what came of it (`placement-…`). */
export function ruleUrl(id: string): string {
  if (id === UNKNOWN_CONTAINER) return `${DOCS}/severities.md#${id}`;
  return /^(?:plan|placement)-/.test(id) ? `${PLAN_PAGE}#${id}` : `${DOCS}/rules/${id}.md`;
}
