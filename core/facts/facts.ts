import type { Subject } from '../lint/subject.ts';
import { format, type Message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import { fargateCost, HOURS_PER_MONTH, SPOT_SHARE } from './cost.ts';
import { type Definition, definitionsOf } from './definition.ts';
import { fillIns } from './fill-ins.ts';
import { endpointsOf, publicImages, securityRules } from './network.ts';
import { permissionsOf } from './permissions.ts';
import type { Place } from './placing.ts';
import { prerequisitesOf, pushesOf } from './prerequisites.ts';
import { type RoleFacts, rolesOf } from './role-facts.ts';
import type { Told } from './scope.ts';
import { commandLine } from './shell.ts';
import { SOURCES } from './sources.ts';
import { taskTimes, timesOf } from './times.ts';

/** What follows from a document, as plain data: the answer of `stowage facts --format json`. */
export interface Facts {
  readonly definitions: readonly DefinitionFacts[];
}

/** A value that the file tells, and where. */
export interface ToldFact extends Place {
  readonly value: string;
  /** True where all values agree on it, though none says that the tasks run there. */
  readonly assumed: boolean;
}

/** Something that must exist before a task starts. */
export interface PrerequisiteFact extends Place {
  readonly kind: string;
  readonly name: string;
  readonly why: string;
  /** A command that creates it; null where more must be decided, or the name cannot stand in a command. */
  readonly create: string | null;
  readonly check: string | null;
}

/** What is known of the price. */
export type CostFact =
  | { readonly known: false; readonly why: string }
  | {
      readonly known: true;
      readonly region: string;
      readonly architecture: string;
      readonly vCpu: number;
      readonly gb: number;
      readonly tasks: number | null;
      /** USD of one task. */
      readonly perHour: number;
      readonly perMonth: number;
      /** USD of one task on Fargate Spot: a range, since the price changes all the time. */
      readonly spotPerHour: readonly [number, number];
      readonly spotPerMonth: readonly [number, number];
      readonly source: string;
    };

/** What follows from one task definition, service, or both. */
export interface DefinitionFacts {
  readonly family: string | null;
  readonly service: string | null;
  readonly partition: ToldFact | null;
  readonly region: ToldFact | null;
  readonly account: ToldFact | null;
  readonly roles: readonly RoleFacts[];
  readonly prerequisites: readonly PrerequisiteFact[];
  readonly images: readonly (Place & {
    readonly image: string;
    readonly login: string | null;
    readonly push: string | null;
  })[];
  readonly securityGroups: readonly (Place & {
    readonly direction: 'in' | 'out';
    readonly group: string;
    readonly protocol: string;
    readonly ports: string;
    readonly why: string;
  })[];
  readonly endpoints: readonly (Place & {
    readonly service: string;
    readonly type: string;
    readonly why: string;
    readonly source: string;
  })[];
  /** Images that no VPC endpoint reaches. */
  readonly publicImages: readonly (Place & { readonly image: string })[];
  readonly cost: CostFact;
  /** Seconds at most; null where the file leaves it open. Pulling images is no part of it. */
  readonly times: {
    readonly healthy: number | null;
    readonly stop: number | null;
    readonly containers: readonly (Place & {
      readonly container: string;
      readonly healthy: number | null;
      readonly stop: number | null;
    })[];
  };
  /** Placeholders that are still in the values above, to be filled in. */
  readonly placeholders: readonly (Place & { readonly value: string })[];
}

/** UTF-16 units of a document that facts are made of; Amazon ECS takes a sixteenth of it. */
export const LARGEST_FACTS = 1 << 20;

/** Tells where a value stands. */
export type PlaceOf = (node: Node) => Place;

/**
 * What follows from a document: permissions, what must exist first, network, price and times. Values of
 * environment variables are in none of it.
 */
export function factsOf(subject: Subject, placeOf: PlaceOf): Facts {
  return { definitions: definitionsOf(subject).map((each) => definitionFacts(each, placeOf)) };
}

function definitionFacts(definition: Definition, placeOf: PlaceOf): DefinitionFacts {
  const { task, service, scope } = definition;
  return {
    family: task?.node.get('family').text ?? null,
    service: service?.get('serviceName').text ?? null,
    partition: told(scope.partition, placeOf),
    region: told(scope.region, placeOf),
    account: told(scope.account, placeOf),
    roles: rolesOf(definition, permissionsOf(definition), placeOf),
    prerequisites: prerequisitesOf(definition).map((each) => ({
      ...{ kind: each.kind, name: each.name, ...placeOf(each.because), why: format(each.why) },
      create: (each.create && commandLine(each.create)) ?? null,
      check: (each.check && commandLine(each.check)) ?? null,
    })),
    images: pushesOf(definition).map(({ because, image, login = null, push = null }) => {
      return { image, ...placeOf(because), login, push };
    }),
    ...networkFacts(definition, placeOf),
    cost: costFact(definition),
    times: timeFacts(definition, placeOf),
    placeholders: fillIns(definition).map((node) => ({ value: node.text ?? '', ...placeOf(node) })),
  };
}

function told(value: Told | undefined, placeOf: PlaceOf): ToldFact | null {
  return value ? { value: value.value, assumed: value.assumed, ...placeOf(value.because) } : null;
}

function networkFacts(definition: Definition, placeOf: PlaceOf) {
  return {
    securityGroups: securityRules(definition).map(({ because, why, ...rule }) => ({
      ...rule,
      ...placeOf(because),
      why: format(why),
    })),
    endpoints: endpointsOf(definition).map(({ service, type, because, why, source }) => ({
      ...{ service, type, ...placeOf(because), why: format(why), source: SOURCES[source] },
    })),
    publicImages: publicImages(definition).map((image) => ({
      image: image.text ?? '',
      ...placeOf(image),
    })),
  };
}

function isMessage(value: object): value is Message {
  return 'template' in value;
}

function costFact(definition: Definition): CostFact {
  const cost = fargateCost(definition);
  if (isMessage(cost)) return { known: false, why: format(cost) };
  const { perHour, tasks, ...rest } = cost;
  const [least, most] = SPOT_SHARE;
  const range = (hours: number): [number, number] => [
    rounded(perHour * least * hours),
    rounded(perHour * most * hours),
  ];
  return {
    ...{ known: true, ...rest, tasks: tasks ?? null },
    ...{ perHour: rounded(perHour), perMonth: rounded(perHour * HOURS_PER_MONTH) },
    ...{ spotPerHour: range(1), spotPerMonth: range(HOURS_PER_MONTH) },
  };
}

/** To a millionth of a dollar: prices have no more digits. */
function rounded(usd: number): number {
  return Math.round(usd * 1e6) / 1e6;
}

function timeFacts(definition: Definition, placeOf: PlaceOf): DefinitionFacts['times'] {
  const { healthy = null, stop = null } = taskTimes(definition);
  const containers = timesOf(definition).map((each) => ({
    ...{ container: each.container, ...placeOf(each.because) },
    ...{ healthy: each.healthy ?? null, stop: each.stop ?? null },
  }));
  return { healthy, stop, containers };
}
