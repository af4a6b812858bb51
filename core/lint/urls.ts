/** Where the documentation of the rules is published. */
const DOCS = 'https://github.com/stowage-ecs/stowage/blob/main/docs';

/** The page of a rule, or of a check on a plan (ids that begin with `plan-`). */
export function ruleUrl(id: string): string {
  return id.startsWith('plan-') ? `${DOCS}/plan.md#${id}` : `${DOCS}/rules/${id}.md`;
}
