import { BUILT_IN_ATTRIBUTES } from '../ecs/built-in-attributes.ts';
import { LONGEST_EXPRESSION, parseConstraint } from '../ecs/constraint/parse.ts';
import type { ProviderShare } from '../placement/capacity-provider-split.ts';
import type { Constraint, ContainerInstance, Strategy } from '../placement/model.ts';
import { MOST_CONSTRAINTS } from '../placement/requirements.ts';
import { closest } from '../text/closest.ts';
import { hasTemplate } from '../text/placeholders.ts';
import { get, items, type Reading, type Source } from './reading.ts';

/** Strategies that ECS takes for one service or task. Source: API reference, RunTask. */
const MOST_STRATEGIES = 5;

/** `placementStrategy` of a service or task; what ECS would refuse is reported and left out. */
export function readStrategy(
  reading: Reading,
  source: Source,
  instances: readonly ContainerInstance[],
): readonly Strategy[] {
  const list = items(get(source, 'placementStrategy'));
  if (list.length > MOST_STRATEGIES) {
    const template = '{count} strategies; ECS accepts at most {most}.';
    const params = { count: list.length, most: MOST_STRATEGIES };
    reading.report('plan-strategy', 'error', get(source, 'placementStrategy'), template, params);
  }
  return list.flatMap((item) => {
    const strategy = readOne(reading, item);
    if (strategy) judgeSpread(reading, item, strategy, instances);
    return strategy ? [strategy] : [];
  });
}

/** A spread over an attribute that no instance has does nothing: mostly its name is misspelt. */
function judgeSpread(
  reading: Reading,
  source: Source,
  strategy: Strategy,
  instances: readonly ContainerInstance[],
): void {
  if (strategy.type !== 'spread' || strategy.field !== 'attribute' || instances.length === 0)
    return;
  const { attribute } = strategy;
  if (BUILT_IN_ATTRIBUTES.includes(attribute)) return;
  if (instances.some(({ attributes }) => attributes.has(attribute))) return;
  const names = new Set([
    ...BUILT_IN_ATTRIBUTES,
    ...instances.flatMap((one) => [...one.attributes.keys()]),
  ]);
  const meant = closest(attribute, names, names.size);
  const at = get(source, 'field');
  if (meant === undefined) {
    const template =
      'No container instance has the attribute {attribute}, so that this strategy has no effect.';
    reading.report('plan-strategy', 'warning', at, template, { attribute });
  } else {
    const template =
      'No container instance has the attribute {attribute}, so that this strategy has no effect. Did you mean {meant}?';
    reading.report('plan-strategy', 'warning', at, template, { attribute, meant });
  }
}

function readOne(reading: Reading, source: Source): Strategy | undefined {
  const { node } = source;
  const typeNode = node.get('type');
  const type = typeNode.string?.toLowerCase();
  const field = node.get('field').text ?? '';
  if (type === 'random') return { type };
  if (type === 'spread') {
    if (/^attribute:./.test(field)) {
      return { type, field: 'attribute', attribute: field.slice('attribute:'.length) };
    }
    if (/^(?:instanceid|host)$/i.test(field)) return { type, field: 'instanceId' };
  }
  if (type === 'binpack' && /^(?:cpu|memory)$/i.test(field)) {
    return { type, field: field.toLowerCase() === 'cpu' ? 'cpu' : 'memory' };
  }
  if (typeNode.isUnknown || node.get('field').isUnknown || node.open) return undefined;
  if (type === 'spread' || type === 'binpack') {
    const template =
      type === 'spread'
        ? 'A spread needs the field instanceId or attribute:NAME, such as attribute:ecs.availability-zone, not {field}.'
        : 'A binpack needs the field cpu or memory, not {field}.';
    const at = node.get('field').exists ? get(source, 'field') : source;
    reading.report('plan-strategy', 'error', at, template, { field: field || '""' });
  } else {
    const template = 'A placement strategy has the type spread, binpack or random, not {type}.';
    const at = typeNode.exists ? get(source, 'type') : source;
    reading.report('plan-strategy', 'error', at, template, { type: typeNode.text ?? '""' });
  }
  return undefined;
}

/**
 * `placementConstraints` of a service or task; what is beyond the limits of ECS is left out.
 * @param inTask constraints that the task definition has: the limit is for both together
 */
export function readConstraints(
  reading: Reading,
  source: Source,
  inTask: number,
): readonly Constraint[] {
  const list: Constraint[] = [];
  const all = items(get(source, 'placementConstraints'));
  if (all.length > MOST_CONSTRAINTS) {
    const template = '{count} constraints; ECS accepts at most {most}. The first {most} are used.';
    const params = { count: all.length, most: MOST_CONSTRAINTS };
    reading.report(
      'plan-constraint',
      'error',
      get(source, 'placementConstraints'),
      template,
      params,
    );
  }
  if (all.length <= MOST_CONSTRAINTS && all.length + inTask > MOST_CONSTRAINTS) {
    const template =
      'Together with the task definition there are {count} constraints; ECS accepts at most {most}.';
    const params = { count: all.length + inTask, most: MOST_CONSTRAINTS };
    const at = get(source, 'placementConstraints');
    reading.report('plan-constraint', 'error', at, template, params);
  }
  for (const item of all.slice(0, MOST_CONSTRAINTS)) {
    const type = item.node.get('type');
    if (type.string === 'distinctInstance') list.push({ type: 'distinctInstance' });
    else if (type.string === 'memberOf') {
      const constraint = readExpression(reading, get(item, 'expression'));
      if (constraint) list.push(constraint);
    } else if (!type.isUnknown && !item.node.open) {
      const template =
        'A placement constraint has the type memberOf or distinctInstance, not {type}.';
      const at = type.exists ? get(item, 'type') : item;
      reading.report('plan-constraint', 'error', at, template, { type: type.text ?? '""' });
    }
  }
  return list;
}

function readExpression(reading: Reading, source: Source): Constraint | undefined {
  const { node } = source;
  const { text } = node;
  if (text === undefined || hasTemplate(text)) {
    const template = node.isUnknown
      ? 'This constraint contains a placeholder and is not applied.'
      : 'A memberOf constraint needs an expression, such as attribute:stack == prod.';
    reading.report('plan-constraint', node.isUnknown ? 'info' : 'error', source, template);
    return undefined;
  }
  const { length } = text;
  if (length > LONGEST_EXPRESSION) {
    const template =
      'This expression has {length} characters; ECS accepts at most {most}. It is not applied.';
    reading.report('plan-constraint', 'error', source, template, {
      length,
      most: LONGEST_EXPRESSION,
    });
    return undefined;
  }
  const expression = parseConstraint(text);
  for (const { code, start, end, message } of expression.errors) {
    const range = node.part(start, end);
    reading.findings.push({
      id: 'plan-constraint',
      severity: code === 'pattern' || code === 'operator' ? 'warning' : 'error',
      uri: source.uri,
      range: { start: range.start, end: range.end },
      message,
    });
  }
  return { type: 'memberOf', expression };
}

/** The items of a capacity provider strategy; empty when there is none. */
export function readProviders(reading: Reading, strategy: Source): readonly ProviderShare[] {
  return items(strategy).flatMap((item) => {
    const provider = item.node.get('capacityProvider').text;
    if (provider === undefined) return [];
    const base = reading.amount(get(item, 'base'), 0, 100_000);
    const weight = reading.amount(get(item, 'weight'), 0, 1000);
    return [{ provider, base, weight }];
  });
}
