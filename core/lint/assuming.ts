import type { Assumed } from '../text/assumed.ts';
import { message } from '../text/message.ts';
import type { Default } from '../text/node.ts';
import type { Finding } from './finding.ts';
import type { Severity } from './rule.ts';

const LOWER: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'info',
  info: 'hint',
  hint: 'hint',
};

/** Defaults that are named in one finding. */
const NAMED = 3;

/** The finding as one about defaults: others may give other values, so it is one severity lower. */
export function assuming(finding: Finding, all: readonly Default[]): Finding {
  const defaults = all.slice(0, NAMED);
  const names = defaults.map(({ name }) => name).join(', ');
  const said = message('With the default of {names}: {finding}', {
    names,
    finding: message(finding.message, finding.params),
  });
  const others = defaults.map(({ name, at: { start, end } }) => {
    const { template, params } = message('The default of {name}.', { name });
    return { start, end, message: template, params };
  });
  return {
    ...finding,
    severity: LOWER[finding.severity],
    message: said.template,
    params: said.params,
    fixes: [],
    related: [...finding.related, ...others],
  };
}

/** The defaults that stand where the finding is. */
export function defaultsIn(
  { start, end }: Finding,
  defaults: Assumed['defaults'],
): readonly Default[] {
  const inside = [...defaults].filter(([node]) => start <= node.start && node.end <= end);
  return distinct(inside.flatMap(([, from]) => from));
}

/** Each default once. */
export function distinct(defaults: readonly Default[]): Default[] {
  return [...new Map(defaults.map((each) => [each.name, each])).values()];
}
