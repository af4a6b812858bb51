import type {
  ConstraintItem,
  PlanChange,
  StrategyItem,
} from '../core/analysis/whatif/plan-change.ts';

/** Changes of one trial; more were not made by hand. */
export const MOST_CHANGES = 200;

/** Longest list of strategies or constraints that is read; ECS takes five and ten. */
const MOST_ITEMS = 20;

/** Characters; ECS takes 2,000 of an expression, and a longer one is to be told so. */
const LONGEST_TEXT = 4000;

/** The changes if all of them are ones that the panel may ask for, else undefined. Never throws. */
export function readChanges(value: unknown): PlanChange[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_CHANGES) return undefined;
  const changes = value.map(readChange);
  return changes.every((change) => change !== undefined) ? changes : undefined;
}

function readChange(value: unknown): PlanChange | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, group, pool, like, type, zone, expression, to } = value;
  const amount = value.value;
  switch (kind) {
    case 'copies':
    case 'cpu':
    case 'memory':
    case 'minimumHealthyPercent':
      return isIndex(group) && isAmount(amount) ? { kind, group, value: amount } : undefined;
    case 'strategy': {
      const strategy = readList(value.strategy, readStrategy);
      return isIndex(group) && strategy ? { kind, group, strategy } : undefined;
    }
    case 'constraints': {
      const constraints = readList(value.constraints, readConstraint);
      return isIndex(group) && constraints ? { kind, group, constraints } : undefined;
    }
    case 'dynamicPorts':
    case 'trunking':
      return isIndex(group) ? { kind, group } : undefined;
    case 'taskConstraint':
      return isIndex(group) && isText(expression) && isText(to)
        ? { kind, group, expression, to }
        : undefined;
    case 'instances':
      return isIndex(pool) && isAmount(amount) ? { kind, pool, value: amount } : undefined;
    case 'instanceType':
      return isIndex(pool) && isText(type) ? { kind, pool, type } : undefined;
    case 'addInstances':
      return isIndex(like) && isAmount(amount) && (type === undefined || isText(type))
        ? { kind, like, value: amount, type }
        : undefined;
    case 'seed':
      return isAmount(amount) ? { kind, value: amount } : undefined;
    case 'lose':
      return isText(zone) ? { kind, zone } : undefined;
    default:
      return undefined;
  }
}

function readStrategy(value: unknown): StrategyItem | undefined {
  if (!isRecord(value)) return undefined;
  const { type, field } = value;
  if (type !== 'spread' && type !== 'binpack' && type !== 'random') return undefined;
  if (field === undefined) return { type };
  return isText(field) ? { type, field } : undefined;
}

function readConstraint(value: unknown): ConstraintItem | undefined {
  if (!isRecord(value)) return undefined;
  const { type, expression } = value;
  if (type !== 'memberOf' && type !== 'distinctInstance') return undefined;
  if (expression === undefined) return { type };
  return isText(expression) ? { type, expression } : undefined;
}

function readList<T>(value: unknown, read: (item: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_ITEMS) return undefined;
  const items = value.map(read);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isIndex(value: unknown): value is number {
  return isAmount(value) && value < 1_000_000;
}

/** A whole number from 0; what is too large for a plan is told when the plan is read. */
function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TEXT;
}
