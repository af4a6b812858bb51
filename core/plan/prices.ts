import { judgeFields } from './fields.ts';
import { get, type Reading, type Source } from './reading.ts';

/** What a plan says of prices. USD an hour. */
export interface PlanPrices {
  /** The Region of the cluster; undefined where nothing tells it. */
  readonly region: string | undefined;
  /** By capacity provider: Spot prices as a share of the price on demand, above 0 and at most 1. */
  readonly spot: ReadonlyMap<string, number>;
  /** By instance type. */
  readonly instanceTypes: ReadonlyMap<string, number>;
}

const FIELDS: readonly string[] = ['region', 'spot', 'instanceTypes'];

/**
 * Reads `prices` of a plan.
 * @param names ARNs and Availability Zones, the first of which that tells the Region does
 */
export function readPrices(
  reading: Reading,
  source: Source,
  names: Iterable<string | undefined>,
): PlanPrices {
  judgeFields(reading, source, FIELDS);
  return {
    region: source.node.get('region').text ?? regionOf(names),
    spot: numbers(reading, get(source, 'spot'), 1),
    instanceTypes: numbers(reading, get(source, 'instanceTypes'), Number.POSITIVE_INFINITY),
  };
}

function regionOf(names: Iterable<string | undefined>): string | undefined {
  for (const name of names) {
    const [, arn, zone] =
      /^arn:[^:]*:[^:]*:([^:]+):|^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/.exec(name ?? '') ?? [];
    if (arn ?? zone) return arn ?? zone;
  }
  return undefined;
}

function numbers(reading: Reading, source: Source, most: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { name, value } of source.node.members) {
    const { number } = value;
    if (number !== undefined && number > 0 && number <= most) found.set(name, number);
    else if (!value.isUnknown) {
      const template =
        most === 1
          ? 'Expected a share of the price on demand, above 0 and at most 1.'
          : 'Expected a price in USD an hour above 0.';
      reading.report('plan-scaling', 'error', { ...source, node: value }, template);
    }
  }
  return found;
}
