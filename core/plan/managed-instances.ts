import { forEachComparison } from '../ecs/constraint/expression.ts';
import { ZONE } from '../placement/choice/chain.ts';
import type { PlacementRequest, Strategy } from '../placement/model.ts';
import { get, type Reading, type Source } from './reading.ts';

/**
 * Spread over Availability Zones first, then as few instances as will do.
 * Source: developer guide, Managed Instances: zone spread wins over packing.
 */
const CHAIN: readonly Strategy[] = [
  { type: 'spread', field: 'attribute', attribute: ZONE },
  { type: 'binpack', field: 'memory' },
];

/** What constraints can ask about Managed Instances. Source: developer guide, task placement. */
const ATTRIBUTES = new Set([
  'ecs.subnet-id',
  'ecs.availability-zone',
  'ecs.instance-type',
  'ecs.cpu-architecture',
]);

/**
 * The request as Amazon ECS Managed Instances place it: they know no strategies, and constraints may
 * ask about four attributes only. Instances that ECS would launch are not made up.
 */
export function onManaged(
  reading: Reading,
  source: Source,
  request: PlacementRequest,
): PlacementRequest {
  if (request.strategy.length > 0) {
    const template =
      'Managed Instances do not support placement strategies; tasks are spread across Availability Zones.';
    reading.report('plan-strategy', 'warning', get(source, 'placementStrategy'), template);
  }
  for (const one of request.constraints) {
    if (one.type !== 'memberOf' || !one.expression.expression) continue;
    forEachComparison(one.expression.expression, ({ subject, name = '' }) => {
      if (subject === 'attribute' && ATTRIBUTES.has(name)) return;
      const template =
        'Constraints on Managed Instances can use ecs.subnet-id, ecs.availability-zone, ecs.instance-type and ecs.cpu-architecture, not {what}.';
      const at = get(source, 'placementConstraints');
      reading.report('plan-constraint', 'warning', at, template, { what: name || subject });
    });
  }
  return { ...request, strategy: CHAIN };
}
