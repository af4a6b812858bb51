import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import type { Picture } from '../../core/view/picture.ts';
import { amount, t } from './text.ts';

/** A change in a few words. */
export function changeText(change: PlanChange, picture: Picture): string {
  if ('group' in change) return groupText(change, picture);
  switch (change.kind) {
    case 'seed':
      return t('seed {seed}', { seed: change.value });
    case 'lose':
      return t('{zone} fails', { zone: change.zone });
    case 'addInstances': {
      // Behind the instances stand those of capacity providers, of which the picture has none.
      const type = change.type ?? picture.instances[change.like]?.type;
      const count = amount(change.value);
      return type
        ? t('{count} more × {type}', { count, type })
        : t('more instances: {count}', { count });
    }
    default: {
      const type = picture.pools.find(({ first }) => first === change.pool)?.type ?? '';
      if (change.kind === 'instanceType') {
        return t('{type} changed to {other}', { type, other: change.type });
      }
      return t('{type}: {count, plural, one {# instance} other {# instances}}', {
        type,
        count: amount(change.value),
      });
    }
  }
}

function groupText(change: Extract<PlanChange, { group: number }>, { groups }: Picture): string {
  const own = groups[change.group];
  const service = own?.share?.label ?? own?.label ?? '';
  switch (change.kind) {
    case 'copies':
      return t('{service}: {count, plural, one {# task} other {# tasks}}', {
        service,
        count: amount(change.value),
      });
    case 'cpu':
      return t('{service}: {amount} CPU units', { service, amount: amount(change.value) });
    case 'memory':
      return t('{service}: {amount} MiB', { service, amount: amount(change.value) });
    case 'minimumHealthyPercent':
      return t('{service}: minimumHealthyPercent {percent}', {
        service,
        percent: amount(change.value),
      });
    case 'dynamicPorts':
      return t('{service}: dynamic host ports', { service });
    case 'trunking':
      return t('instances with ENI trunking');
    case 'strategy': {
      const chain = change.strategy.map(({ type, field = '' }) => `${type} ${field}`.trim());
      if (chain.length === 0) return t('{service}: default strategy', { service });
      return t('{service}: {terms}', { service, terms: chain.join(', ') });
    }
    case 'constraints': {
      const terms = change.constraints.map(({ type, expression = type }) => expression);
      if (terms.length === 0) return t('{service}: no constraints', { service });
      return t('{service}: {terms}', { service, terms: terms.join(', ') });
    }
    case 'taskConstraint': {
      const { expression, to } = change;
      if (to === '') return t('{service}: without {expression}', { service, expression });
      return t('{service}: {expression} changed to {to}', { service, expression, to });
    }
  }
}
