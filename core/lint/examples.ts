import { judgeExample } from './catalogue.ts';
import { examplesById } from './examples.generated.ts';
import type { Example, Examples, Rule } from './rule.ts';

const known = new Map<string, Examples>();

/** The examples of a rule. For documentation and tests: what runs in the editor does not import this. */
export function examplesOf({ id }: Pick<Rule, 'id'>): Examples {
  const examples = known.get(id) ?? examplesById[id]?.();
  if (!examples) throw new Error(`There is no rule ${id}.`);
  known.set(id, examples);
  return examples;
}

/** All of them, those that must be found first. */
export function allExamplesOf(rule: Pick<Rule, 'id'>): readonly Example[] {
  const { bad, good } = examplesOf(rule);
  return [...bad, ...good];
}

/** True when some finding of the rule's examples comes with a fix. */
export function hasFix(rule: Rule): boolean {
  const { bad } = examplesOf(rule);
  return bad.some((example) => judgeExample(rule, example)?.fixTitle !== undefined);
}
