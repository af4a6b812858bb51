import type { Assumed } from '../text/assumed.ts';
import { message } from '../text/message.ts';
import type { Default, Node } from '../text/node.ts';
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
export function assuming(finding: Finding, defaults: readonly Default[]): Finding {
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

/**
 * The defaults that a finding is about: those in its range, else those of the nearest object around it that
 * has any, else all.
 */
export function defaultsFor(finding: Finding, defaults: Assumed['defaults']): readonly Default[] {
  const inside = (around: { readonly start: number; readonly end: number }) => {
    const found = [...defaults].filter(
      ([node]) => around.start <= node.start && node.end <= around.end,
    );
    return distinct(found.flatMap(([, from]) => from));
  };
  const here = inside(finding);
  if (here.length > 0) return here.slice(0, NAMED);
  const [first] = defaults.keys();
  let around: Node | undefined = first && innermost(first, finding);
  for (; around; around = around.parent) {
    const found = inside(around);
    if (found.length > 0) return found.slice(0, NAMED);
  }
  return distinct([...defaults.values()].flat()).slice(0, NAMED);
}

/** The innermost value of a tree around a finding. */
function innermost(of: Node, { start, end }: Finding): Node {
  let root = of;
  while (root.parent) root = root.parent;
  for (let node = root; ; ) {
    const inner: Node | undefined = [
      ...node.members.map(({ value }) => value),
      ...node.items(),
    ].find((each) => each.start <= start && end <= each.end);
    if (!inner) return node;
    node = inner;
  }
}

function distinct(defaults: readonly Default[]): Default[] {
  return [...new Map(defaults.map((each) => [each.name, each])).values()];
}
