import type { Cost, FargateCost, InstanceCost } from '../../core/analysis/over-time/cost.ts';

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Cost as members of the JSON output; documented in docs/simulation.md. */
export function costJson({ region, hours, instances, fargate, usd, incomplete }: Cost): object {
  const price = (one: InstanceCost | FargateCost): object => ({
    ...(one.usd === undefined ? {} : { usd: round(one.usd) }),
    ...(one.priceRegion === undefined ? {} : { priceRegion: one.priceRegion }),
    ...(one.spot === undefined ? {} : { spot: one.spot }),
  });
  return {
    ...(region === undefined ? {} : { region }),
    hours: round(hours),
    usd: round(usd),
    incomplete,
    instances: instances.map((one) => ({
      ...(one.capacityProvider === undefined ? {} : { capacityProvider: one.capacityProvider }),
      ...(one.instanceType === undefined ? {} : { instanceType: one.instanceType }),
      hours: round(one.hours),
      ...price(one),
    })),
    fargate: fargate.map((one) => ({
      service: one.service,
      capacityProvider: one.capacityProvider,
      taskHours: round(one.taskHours),
      vCpuHours: round(one.vCpuHours),
      gbHours: round(one.gbHours),
      ...price(one),
    })),
  };
}

/** An amount of money in words, with the Region of its price where that is another one. */
export function money(
  { usd, priceRegion, spot }: Pick<InstanceCost, 'usd' | 'priceRegion' | 'spot'>,
  region: string | undefined,
): string {
  if (usd === undefined) return 'price not known';
  const other =
    priceRegion !== undefined && priceRegion !== region ? `, at prices of ${priceRegion}` : '';
  const share = spot === undefined ? '' : `, Spot at ${Math.round(spot * 100)} %`;
  return `${usd.toFixed(2)} USD${other}${share}`;
}

/** Cost in words, one line for what runs on each capacity provider or on Fargate. */
export function costLines(cost: Cost): string[] {
  const lines = [
    ...cost.instances.map((one) => {
      const on = one.capacityProvider === undefined ? '' : ` of ${one.capacityProvider}`;
      const hours = one.hours.toFixed(1);
      return `${hours} instance-hours ${one.instanceType ?? 'of instances'}${on}: ${money(one, cost.region)}`;
    }),
    ...cost.fargate.map((one) => {
      const amounts = `${one.vCpuHours.toFixed(1)} vCPU-hours and ${one.gbHours.toFixed(1)} GB-hours`;
      return `${amounts} of ${one.service} on ${one.capacityProvider}: ${money(one, cost.region)}`;
    }),
  ];
  if (lines.length === 0) return [];
  const known = cost.incomplete ? 'without what has no known price' : 'in all';
  return [...lines, `${cost.usd.toFixed(2)} USD in ${cost.hours.toFixed(1)} hours, ${known}`];
}
