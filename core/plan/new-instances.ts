import type { Comparison } from '../ecs/constraint/expression.ts';
import { forEachComparison } from '../ecs/constraint/expression.ts';
import { type InstanceType, instanceTypes } from '../ecs/instance-types.ts';
import { ZONE } from '../placement/choice/chain.ts';
import { checksOf, reasonsOf } from '../placement/filters/filters.ts';
import type { PlacementRequest } from '../placement/model.ts';
import { place } from '../placement/place.ts';
import { State } from '../placement/state.ts';
import type { Plan, PlannedRequest } from './plan.ts';

/** A group of container instances in short, as a plan has it. */
export interface InstanceGroup {
  readonly instanceType: string;
  readonly count: number;
  readonly availabilityZones: string[];
  readonly attributes?: Record<string, string>;
  readonly capacityProvider?: string;
}

/** Reads a plan with these groups of instances. */
export type TryGroups = (groups: readonly InstanceGroup[]) => Promise<Plan>;

/** Families that people use most, in the order in which they are tried; then all others by price. */
const FAMILIES = ['m5', 'm7g', 'g4dn', 'g5g', 'c5', 'r5', 'r7g', 'inf2'];

/** Instances of a group at the most: what still does not fit then fits no number of them. */
const MOST = 96;

/** Types that are tried at once; most tasks fit on one of the first. */
const AT_ONCE = 32;

/** The zones of a Region that nearly every account has. */
const ZONES = ['a', 'b', 'c'];

/**
 * Container instances on which the requests of a plan fit: of a type with the right architecture, GPUs
 * and size, with the attributes that constraints ask for, as many as it takes.
 * @param requests those of the plan without any instances
 * @param region in whose Availability Zones they are
 */
export async function instancesFor(
  requests: readonly PlannedRequest[],
  region: string,
  tryGroups: TryGroups,
): Promise<readonly InstanceGroup[]> {
  const providers = new Set(requests.map(({ request }) => request.capacityProvider));
  const groups: InstanceGroup[] = [];
  for (const provider of providers) {
    const asked = requests
      .map(({ request }) => request)
      .filter(({ capacityProvider }) => capacityProvider === provider);
    groups.push(await typeFor(asked, region, provider, tryGroups));
  }
  return enough(groups, tryGroups);
}

/** A group of one instance of the first type that takes a task of each request. */
async function typeFor(
  requests: readonly PlacementRequest[],
  region: string,
  capacityProvider: string | undefined,
  tryGroups: TryGroups,
): Promise<InstanceGroup> {
  const attributes = attributesFor(requests);
  const common = {
    count: 1,
    availabilityZones: zonesFor(requests, region),
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(capacityProvider === undefined ? {} : { capacityProvider }),
  };
  const types = candidates(requests);
  const groups = types.map(({ name }) => ({ instanceType: name, ...common }));
  for (let from = 0; from < groups.length; from += AT_ONCE) {
    const tried = groups.slice(from, from + AT_ONCE);
    const found = await firstThatFits(tried, requests, tryGroups);
    if (found) return found;
  }
  return groups[0] ?? { instanceType: 'm5.large', ...common };
}

async function firstThatFits(
  groups: readonly InstanceGroup[],
  requests: readonly PlacementRequest[],
  tryGroups: TryGroups,
): Promise<InstanceGroup | undefined> {
  const { described } = await tryGroups(groups);
  const state = State.of(described);
  const reasons = requests.map((request) => reasonsOf(checksOf(request), state));
  const fits = (index: number) => reasons.every((at) => at(index).length === 0);
  const first = described.instances.findIndex((_, index) => fits(index));
  return groups[first];
}

/** Types that are large enough, in the order in which people would choose them. */
function candidates(requests: readonly PlacementRequest[]): InstanceType[] {
  const most = (of: (task: PlacementRequest['task']) => number) =>
    Math.max(...requests.map(({ task }) => of(task)));
  const [cpu, memory, gpus] = [most(({ cpu }) => cpu), most((t) => t.memory), most((t) => t.gpu)];
  // Most images are built for x86_64 alone.
  const arm = requests.some(({ task }) => task.platform.some(({ value }) => value === 'arm64'));
  const rank = ({ family, architecture }: InstanceType): number => {
    const usual = FAMILIES.indexOf(family);
    const other = architecture === (arm ? 'arm64' : 'x86_64') ? 0 : 1000;
    return other + (usual < 0 ? FAMILIES.length : usual);
  };
  const price = ({ usdPerHour = Number.POSITIVE_INFINITY }: InstanceType) => usdPerHour;
  return [...instanceTypes().values()]
    .filter((type) => type.cpuUnits >= cpu && type.memoryMiB > memory && type.gpus >= gpus)
    .filter((type) => gpus > 0 === type.gpus > 0)
    .filter(({ name }) => !name.endsWith('.nano') && !name.endsWith('.micro'))
    .sort((a, b) => rank(a) - rank(b) || price(a) - price(b));
}

/** As many instances as it takes to place all, at first one in each zone. */
async function enough(
  groups: readonly InstanceGroup[],
  tryGroups: TryGroups,
): Promise<readonly InstanceGroup[]> {
  const counted = (factor: number) =>
    groups.map((group) => ({ ...group, count: group.availabilityZones.length * factor }));
  for (let factor = 1; factor * ZONES.length <= MOST; factor *= 2) {
    const plan = await tryGroups(counted(factor));
    const requests = plan.requests.map(({ request }) => request);
    const { outcomes } = place(plan.cluster, requests, { seed: plan.seed });
    if (outcomes.every(({ unplaced }) => unplaced === 0)) return counted(factor);
  }
  return counted(1);
}

function comparisons(requests: readonly PlacementRequest[]): Comparison[] {
  const found: Comparison[] = [];
  for (const { task, constraints } of requests) {
    const own = constraints.flatMap((each) => (each.type === 'memberOf' ? [each.expression] : []));
    for (const { expression } of [...task.memberOf, ...own]) {
      if (expression) forEachComparison(expression, (each) => found.push(each));
    }
  }
  return found.filter(({ subject }) => subject === 'attribute');
}

/** Attributes that instances do not have by themselves and that tasks ask for. */
function attributesFor(requests: readonly PlacementRequest[]): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { task } of requests) {
    for (const { name, value = '' } of task.requiresAttributes) attributes[name] = value;
    for (const { name, value = '' } of task.platform) {
      if (/^ecs\.os-/.test(name) && /^windows/i.test(value)) attributes[name] = value;
    }
  }
  for (const { name = '', operator, values } of comparisons(requests)) {
    const [first] = values;
    if (/^(?:ecs|com\.amazonaws)\./.test(name) || first?.unknown) continue;
    if (operator === 'exists') attributes[name] ??= 'true';
    if ((operator === '==' || operator === 'in') && first) attributes[name] ??= first.text;
  }
  return attributes;
}

/** The zones that constraints name; else the first three of the Region. */
function zonesFor(requests: readonly PlacementRequest[], region: string): string[] {
  const named = comparisons(requests)
    .filter(({ name, operator }) => name === ZONE && (operator === '==' || operator === 'in'))
    .flatMap(({ values }) => values.map(({ text }) => text));
  return named.length > 0 ? [...new Set(named)] : ZONES.map((zone) => region + zone);
}
